// Moves the exhibit through days and times each step. Returns for every step: ms of script in the
// call, ms of script that it left for the next frame, ms from the call until that frame was painted,
// and the ids then shown.
/** @param {string[]} days */
async days => {
  const rows = [];
  for (const [index, day] of days.entries()) {
    // Steps begin at different points of a frame.
    await new Promise(go => setTimeout(go, 40 + index * 7 % 17));
    rows.push(await step(day));
  }
  return rows;

  /** @param {string} day */
  async function step(day) {
    let frame = 0;
    requestAnimationFrame(() => { frame = performance.now(); });
    const start = performance.now();
    crossings.setTime(day);
    const called = performance.now() - start;
    const [left, painted] = await new Promise(done => requestAnimationFrame(() => {
      const left = performance.now() - frame, {port1, port2} = new MessageChannel();
      port1.onmessage = () => done([left, performance.now() - start]);
      port2.postMessage(0);
    }));
    return {called, left, painted, shown: crossings.state().claims.join(' ')};
  }
}
