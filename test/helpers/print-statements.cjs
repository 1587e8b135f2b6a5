// Preloaded into a process (`node --require`), prints on descriptor 3 what SQL it prepared when it ends: a JSON list.
const { writeSync } = require('node:fs');

const prepared = [];
const dlopen = process.dlopen.bind(process);

process.dlopen = (module, ...rest) => {
  dlopen(module, ...rest);
  const { Database } = module.exports;
  if (Database === undefined) return;
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (sql, ...others) {
    prepared.push(sql.replace(/\s+/g, ' ').trim());
    return prepare.call(this, sql, ...others);
  };
};

process.on('exit', () => {
  writeSync(3, JSON.stringify(prepared));
});
