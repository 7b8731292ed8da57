"""Present: the guided story beside the exhibit, for a lecture hall, a kiosk, a web page."""

from crossings.questions.query import Choice
from pages import _frame

_frame.show(Choice(), mode="present")
