'use strict';
// The engine's JavaScript as version 13 has it, a file of its own: that version needs a Node which keeps compiled code, and
// on Node 20, where every byte is read again at each start, it never runs.
exports.createDatabase = require('better-sqlite3-13/lib/database.js');
exports.SqliteError = require('better-sqlite3-13/lib/sqlite-error.js');
