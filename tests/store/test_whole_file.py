"""A file that is written whole or not at all."""

import os
import stat

from journeys.store.whole_file import write_whole


def test_a_device_or_a_pipe_is_written_to_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, [b"cijfers"])
        assert os.read(reader, 100) == b"cijfers"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
