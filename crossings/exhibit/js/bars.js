// Bars and marks of the timeline as a vector drawing, from the figure that plotly is given: they stand,
// with the same groups and classes, before plotly is loaded, and plotly draws the same in their place.

const bars = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const DOT = 'M5,0A5,5 0 1,1 0,-5A5,5 0 0,1 5,0Z';   // plotly's circle of size 10

  /** @type {(name: string, attributes: Record<string, string | number>, ...children: Node[]) => SVGElement} */
  function element(name, attributes, ...children) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, `${value}`);
    node.append(...children);
    return node;
  }

  /**
   * The corners of each bar of a trace, px: left and right, top and bottom.
   * @param {ListedTrace} trace
   * @param {Axis} axis
   * @param {(row: number) => number} down px from the top to a place in rows
   * @returns {[number, number, number, number][]}
   */
  const boxes = ({base = [], x, y, width = []}, {at}, down) => base.map((day, index) => {
    const start = ms(day), middle = y[index], half = width[index] / 2;
    return [at(start), at(start + Number(x[index])), down(middle - half), down(middle + half)];
  });

  /**
   * @param {ListedTrace[]} traces with lists of numbers
   * @param {Axis} axis
   * @param {(row: number) => number} down px from the top to a place in rows
   * @param {string[]} lines days with a line
   * @param {number} height px
   */
  function draw(traces, axis, down, lines, height) {
    /** @type {(kind: string, layer: string, drawn: (trace: ListedTrace) => SVGElement[]) => SVGElement} */
    const group = (kind, layer, drawn) => element('g', {class: `${layer}layer`}, ...traces.filter(trace => trace.type === kind).map(
      trace => element('g', {class: `trace ${kind === 'bar' ? 'bars' : kind}`}, element('g', {class: 'points'}, ...drawn(trace)))));
    const grid = lines.map(day => element('path', {class: 'xgrid', d: `M${axis.at(ms(day))},0v${height}`}));
    return element('svg', {class: 'main-svg sketch', width: axis.width, height}, element('g', {class: 'gridlayer'}, ...grid),
      group('bar', 'bar', trace => boxes(trace, axis, down).map(([left, right, top, bottom]) =>
        element('g', {class: 'point'}, element('path', {d: `M${left},${top}V${bottom}H${right}V${top}Z`})))),
      group('scatter', 'scatter', ({x, y}) => x.map((day, index) =>
        element('path', {class: 'point', d: DOT, transform: `translate(${axis.at(Date.parse(`${day}Z`))},${down(y[index])})`}))));
  }

  return {draw};
})();
