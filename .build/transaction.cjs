'use strict';
// Transactions as the built program has them, in place of the engine's own, which prepares nine statements for each database
// whichever of them is needed. What it returns is called as that is: `db.transaction(work)()`, `.immediate()`,
// `.exclusive()`.
module.exports = function transaction(work) {
  const beginning = (begin) => () => {
    const isWithin = this.inTransaction;
    const [before, after, undo] = isWithin
      ? ['savepoint within', 'release within', 'rollback to within']
      : [begin, 'commit', 'rollback'];
    this.exec(before);
    try {
      const result = work();
      this.exec(after);
      return result;
    } catch (error) {
      // SQLite may have rolled back the whole itself.
      if (this.inTransaction) this.exec(isWithin ? `${undo}; ${after}` : undo);
      throw error;
    }
  };
  return Object.assign(beginning('begin'), {
    immediate: beginning('begin immediate'),
    exclusive: beginning('begin exclusive'),
  });
};
