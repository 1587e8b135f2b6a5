// Preloaded into a process (`node --require`), prints on descriptor 3 what it has loaded when it ends: a JSON list of paths.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const loaded = Object.keys(require.cache).filter((path) => path !== __filename);
  writeSync(3, JSON.stringify(loaded));
});
