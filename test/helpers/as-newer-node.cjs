// Preloaded into a process (`node --require`), makes Node pass for one that keeps compiled code: the folders that it is told
// to keep it in are printed on descriptor 3.
const { writeSync } = require('node:fs');
const nodeModule = require('node:module');

Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '24.0.0' } });
nodeModule.enableCompileCache = (folder) => writeSync(3, `${folder}\n`);
