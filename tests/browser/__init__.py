"""The pages as people meet them: in a real browser, against the service as it is started."""
