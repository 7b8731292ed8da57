"""The script that carries the exhibit into a Streamlit page (exhibit/component.js), without a browser.

It runs against a page with nothing of Streamlit's own in it: what it needs of a page is what is
faked here. That Streamlit's real page suits it is tested in tests/browser/test_opening.py (the
early frame, moveBefore) and test_explore.py (height, messages).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

import pytest
from py_mini_racer import MiniRacer

from pages import _frame

PAGE = """
class Element {
  constructor() {
    this.kin = {}; this.children = []; this.dataset = {}; this.set = {}; this.posted = [];
    this.style = {setProperty: (name, value) => { this.set[name] = value; }};
    this.contentWindow = {postMessage: message => this.posted.push(message)};
    this.classes = new Set();
    this.classList = {add: name => this.classes.add(name), remove: name => this.classes.delete(name)};
  }
  closest(selector) { return this.kin[selector] ?? null; }
  matches(selector) { return selector in this.kin; }
  append(child) { this.children.push(child); child.parent = this; }
  remove() { this.parent.children = this.parent.children.filter(child => child !== this); }
  click() { this.clicked = true; }
  getContext() { return pixel && {fillRect() {}, getImageData: () => ({data: pixel})}; }
}
const heard = {}, states = [], body = new Element(), parentElement = new Element();
let early = null, pixel = null, popover = null;
const location = {origin: 'http://here', pathname: '/', href: 'http://here/'};
const document = {
  baseURI: 'http://here/', documentElement: new Element(),
  createElement: () => new Element(), querySelector: query => query === OPEN ? popover : early,
};
const addEventListener = (name, act) => (heard[name] ??= new Set()).add(act);
const removeEventListener = (name, act) => heard[name].delete(act);
const getComputedStyle = () => ({getPropertyValue: () => ''});
let changes = () => {};
class MutationObserver {
  constructor(act) { this.act = act; }
  observe() { changes = this.act; }
  disconnect() { changes = () => {}; }
}
class ResizeObserver {
  observe(node) { if (!(node instanceof Element)) throw new TypeError('no element'); }
  disconnect() {}
}
class URL { constructor(path, base) { this.href = `${path} from ${base}`; } }

const mount = (view = {}, turn = 0, file = 'e.html') => main({
  data: {file, title: 'Map', view: {selected: null, window: null, ...view}, turn},
  parentElement, setStateValue: (name, value) => states.push([name, value]),
});
const fire = (name, event) => heard[name]?.forEach(act => act(event));
const frame = () => parentElement.children[0];
const say = (data, origin = location.origin, source = frame().contentWindow) =>
  fire('message', {data: {crossings: 1, ...data}, origin, source});
const ready = (more = {}) => say({ready: true, usual: ['1960-01-01', '1962-12-31'], ...more});
const posted = () => frame().posted.splice(0).map(({crossings, ...message}) => message);
const press = (key, kin = {}, more = {}) => {
  let kept = false;
  const target = new Element();
  target.kin = kin;
  fire('keydown', {key, target, preventDefault() { kept = true; }, ...more});
  return kept;
};
const follow = (selected, more = {}) => {
  let kept = false;
  const target = new Element(), link = new Element();
  link.dataset.select = selected;
  target.kin = {'a[data-select]': link};
  fire('click', {target, button: 0, preventDefault() { kept = true; }, ...more});
  return kept;
};
const waits = file => {
  early = new Element();
  early.src = `http://here/app/static/${file}`;
  body.append(early);
  parentElement.moveBefore = node => { node.remove(); parentElement.append(node); };
};
"""
USUAL = ["1960-01-01", "1962-12-31"]
PLAIN = {"selected": None, "window": USUAL}


class Page:
    """A page that holds the component, and nothing that it can do without."""

    def __init__(self) -> None:
        script = _frame.script(_frame.SCRIPT)
        assert script.count("export default function") == 1
        self.engine = MiniRacer()
        self.engine.eval(PAGE + script.replace("export default function", "function main"))

    def do(self, code: str) -> Any:
        """The value of an expression, by way of JSON."""
        return json.loads(str(self.engine.eval(f"JSON.stringify({code}) ?? 'null'")))


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def shown(page: Page) -> Page:
    """A page whose exhibit has started and knows what to show."""
    page.do("mount()")
    page.do("ready()")
    page.do("posted()")
    return page


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://here/", "http://here/app/static/e.html"),
        ("http://here/present?lang=ko", "http://here/app/static/e.html"),
        ("http://here/sub/path/", "http://here/sub/path/app/static/e.html"),
        ("http://here/sub/path/present#x", "http://here/sub/path/app/static/e.html"),
    ],
)
def test_the_exhibit_is_found_from_every_page(page: Page, address: str, expected: str) -> None:
    """It used to ask for Streamlit's own script element, and failed hard where there was none."""
    page.do(f"document.baseURI = {json.dumps(address)}")
    page.do("mount()")
    path, base = page.do("frame().src").split(" from ")
    assert urljoin(base, path) == expected


def test_a_new_run_of_the_page_keeps_the_frame(page: Page) -> None:
    page.do("mount()")
    page.do("frame().mine = true")
    page.do("mount({mode: 'present', kiosk: 60})")
    assert page.do("[parentElement.children.length, frame().mine]") == [1, True]
    assert page.do("frame().dataset") == {"mode": "present", "kiosk": "yes"}


def test_nothing_is_sent_before_the_document_is_ready(page: Page) -> None:
    page.do("mount({selected: 'a'})")
    page.do("mount({selected: 'b'}, 1)")
    assert page.do("posted()") == []
    page.do("ready()")
    assert page.do("posted()") == [{"theme": "light"}, {"view": {**PLAIN, "selected": "b"}}]


def test_a_dark_page_asks_for_a_dark_exhibit(shown: Page) -> None:
    shown.do("pixel = [20, 20, 20]")
    shown.do("mount()")
    assert shown.do("posted()") == [{"theme": "dark"}]
    shown.do("mount()")
    assert shown.do("posted()") == []


@pytest.mark.parametrize("stranger", ["'http://there'", "location.origin, {}"])
def test_only_the_exhibits_own_frame_is_heard(page: Page, stranger: str) -> None:
    page.do("mount()")
    page.do(f"say({{ready: true, height: 900}}, {stranger})")
    assert page.do("[posted(), frame().set]") == [[], {}]


def test_a_choice_in_the_exhibit_reaches_streamlit_once(shown: Page) -> None:
    shown.do("say({state: {selected: 'a', window: ['1961-01-01', '1961-12-31']}})")
    shown.do("say({state: {selected: 'a', window: ['1961-01-01', '1961-12-31']}})")
    view = {"selected": "a", "window": ["1961-01-01", "1961-12-31"], "turn": 1}
    assert shown.do("states") == [["view", view]]
    shown.do("mount({selected: 'a', window: ['1961-01-01', '1961-12-31']}, 1)")
    assert shown.do("posted()") == [], "what comes back is shown already"


def test_the_usual_window_is_none_in_the_address(shown: Page) -> None:
    shown.do(f"say({{state: {{selected: 'a', window: {json.dumps(USUAL)}}}}})")
    assert shown.do("states") == [["view", {"selected": "a", "window": None, "turn": 1}]]


def test_an_answer_to_an_older_choice_is_not_shown(shown: Page) -> None:
    shown.do("say({state: {selected: 'a'}})")
    shown.do("say({state: {selected: 'b'}})")
    shown.do("mount({selected: 'a'}, 1)")
    assert shown.do("posted()") == []
    shown.do("mount({selected: 'c'}, 2)")
    assert shown.do("posted()") == [{"view": {**PLAIN, "selected": "c"}}]


def test_what_was_chosen_before_the_page_came_is_kept(page: Page) -> None:
    page.do("mount()")
    page.do("ready({state: {selected: 'a', window: null}})")
    assert page.do("posted().at(-1)") == {"view": {**PLAIN, "selected": "a"}}
    assert page.do("states") == [["view", {"selected": "a", "window": None, "turn": 1}]]


def test_a_link_chooses_without_a_new_run(shown: Page) -> None:
    assert shown.do("follow('a')") is True
    assert shown.do("posted()") == [{"view": {**PLAIN, "selected": "a"}}]
    assert shown.do("states") == [["view", {"selected": "a", "window": None, "turn": 1}]]
    for aside in ("ctrlKey: true", "metaKey: true", "shiftKey: true", "button: 1"):
        assert shown.do(f"follow('b', {{{aside}}})") is False, aside
    assert shown.do("posted()") == []


def test_keys_of_the_page_reach_the_exhibit(shown: Page) -> None:
    assert shown.do("press('ArrowRight')") is True
    assert shown.do("posted()") == [{"key": "ArrowRight"}]
    taken = "{[TAKEN]: new Element()}"
    for key in ("'x'", "'PageDown'", f"' ', {taken}", "'Home', {}, {ctrlKey: true}"):
        assert shown.do(f"press({key})") is False, key
    assert shown.do("posted()") == []
    shown.do("frame().dataset.mode = 'present'")
    assert shown.do("press('PageDown')") is True


def test_escape_closes_a_dialog_wherever_the_focus_is(shown: Page) -> None:
    """On a link or a filter of the page it did nothing; the choice stays, and the page hears it too."""
    assert shown.do("press('Escape', {[TAKEN]: new Element()})") is False
    assert shown.do("posted()") == [{"close": True}]
    assert shown.do("press('Escape')") is True
    assert shown.do("posted()") == [{"key": "Escape"}]


def test_the_focus_goes_to_the_card_and_comes_back(shown: Page) -> None:
    shown.do("say({card: true})")  # Streamlit is answering, and has taken the card away
    shown.do("early = new Element()")
    shown.do("early.focus = () => { early.focused = true; }")
    shown.do("frame().focus = () => { frame().focused = true; }")
    shown.do("changes()")  # the card comes
    assert shown.do("[early.focused, early.tabIndex]") == [True, -1]
    shown.do("popover = new Element()")  # a word's meaning, which the browser closes
    assert shown.do("press('Escape', {[CARD]: early})") is False
    shown.do("popover = null")
    assert shown.do("press('Escape', {[CARD]: early})") is True
    assert shown.do("frame().focused") is True
    assert shown.do("posted()") == [{"back": True}]


def test_a_step_of_play_is_told_and_its_answer_changes_nothing(shown: Page) -> None:
    """An answer that repeats what is shown would end the telling; one with a real choice does end it."""
    shown.do("states.splice(0)")
    shown.do("say({told: {selected: 'a'}})")
    assert shown.do("states") == [["told", {"selected": "a", "on": True, "turn": 1}]]
    shown.do("mount({}, 1)")
    assert shown.do("posted()") == []
    shown.do("mount({selected: 'b'}, 1)")
    assert shown.do("posted()") == [{"view": {**PLAIN, "selected": "b"}}]
    shown.do("say({told: null})")
    assert shown.do("states.at(-1)") == ["told", {"on": False, "turn": 2}]


def test_the_exhibit_is_hidden_at_once_on_a_page_without_it(shown: Page) -> None:
    shown.do("location.pathname = '/cables'")
    shown.do("fire('popstate')")
    assert shown.do("frame().style.display") == "none"
    shown.do("location.pathname = '/present'")
    shown.do("fire('popstate')")
    assert shown.do("frame().style.display") == ""


def test_a_frame_that_started_early_is_taken_over(page: Page) -> None:
    page.do("waits('e.html')")
    page.do("mount()")
    assert page.do("[parentElement.children.length, frame() === early]") == [1, True]
    assert page.do("posted()") == [{"hello": True}]


def test_a_frame_of_an_older_edition_is_dropped(page: Page) -> None:
    page.do("waits('older.html')")
    page.do("mount()")
    assert page.do("[body.children.length, frame() === early]") == [0, False]


def test_at_its_end_nothing_is_left(page: Page) -> None:
    page.engine.eval("const end = mount()")
    assert page.do("Object.values(heard).every(acts => acts.size)") is True
    page.do("end()")
    assert page.do("Object.values(heard).some(acts => acts.size)") is False
    assert page.do("[parentElement.children.length, 'crossings' in parentElement]") == [0, False]


def test_the_height_of_a_narrow_document_is_handed_to_the_style_sheet(shown: Page) -> None:
    shown.do("say({height: 1200.4})")
    assert shown.do("frame().set") == {"--content": "1201px"}


def test_a_chapter_reaches_streamlit_once(shown: Page) -> None:
    shown.do("say({chapter: 'two'})")
    shown.do("say({chapter: 'two'})")
    assert shown.do("states") == [["chapter", {"id": "two", "turn": 1}]]


def test_a_choice_is_seen_to_be_under_way_until_streamlit_runs(shown: Page) -> None:
    shown.do("say({busy: true})")
    assert shown.do("[...document.documentElement.classes]") == ["crossings-busy"]
    shown.do("mount()")
    assert shown.do("[...document.documentElement.classes]") == []


def test_the_exhibit_takes_the_filters_back_by_the_pages_own_button(shown: Page) -> None:
    shown.do("(early = new Element(), say({clear: true}))")
    assert shown.do("early.clicked") is True
