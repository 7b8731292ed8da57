// Takes the exhibit through days, one after another, and times each step. Gives, for every
// step: ms of script in the call, ms of script it left for the next frame, ms from the call
// until that frame was painted, and the ids that are then shown.
async days => {
  const rows = [];
  for (const [index, day] of days.entries()) {
    // A step comes at any point of a frame, and not always at the same one.
    await new Promise(go => setTimeout(go, 40 + index * 7 % 17));
    rows.push(await step(day));
  }
  return rows;

  async function step(day) {
    let frame;
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
