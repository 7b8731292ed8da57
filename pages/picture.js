/* Puts finished pictures into the page. They are parsed as XML, never as HTML, and a new run of the
   page with the same pictures changes nothing. */

/** @param {Component<{shapes: Record<string, string>}, {given?: string}>} component */
export default function ({ data, parentElement }) {
  const given = Object.values(data.shapes).join('');
  if (parentElement.given === given) return;
  parentElement.given = given;
  const box = document.createElement('div');
  box.className = 'cx-shapes';
  for (const [name, svg] of Object.entries(data.shapes)) {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    drawn.setAttribute('class', `cx-picture cx-${name}`);
    box.append(document.importNode(drawn, true));
  }
  parentElement.replaceChildren(box);
}
