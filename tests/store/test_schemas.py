"""What the tests on PostgreSQL rest on: what came far in one schema may be copied to another."""

from tests.schemas import Schema


def test_every_schema_begins_with_the_same_secret(schemas):
    with schemas.one() as one, schemas.one() as other:
        assert Schema(one).rows() == Schema(other).rows()
