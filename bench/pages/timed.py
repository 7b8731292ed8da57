"""Our dashboard, each run under a stopwatch: ``timed_server.py`` is what Streamlit is given."""

from bench import stopwatch

stopwatch.run()
