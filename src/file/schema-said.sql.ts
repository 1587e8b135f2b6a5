/**
 * Selects what a file says of its schema, as one text: how many things there are, whether each has a page of its own, which
 * no SQL would tell, how the file keeps its text where that is not UTF-8, and of each its kind, name, table and SQL. Nothing of
 * the file is run for it. What ANALYZE leaves is passed over, in the very words in which SQLite makes it.
 */
export const SCHEMA_SAID = `select count(*) || char(30)
    || (select count(*) = count(distinct cast(rootpage as integer)) and min(cast(rootpage as integer)) > 1
      from main.sqlite_schema) || char(30)
    || (select coalesce(nullif(encoding, 'UTF-8'), '') from pragma_encoding)
    || coalesce(group_concat(line, char(30)), '')
  from (select coalesce(type, '') || char(31) || coalesce(name, '') || char(31) || coalesce(tbl_name, '') || char(31)
      || coalesce(sql, '') as line
    from main.sqlite_schema
    where coalesce(sql, '') not in ('CREATE TABLE sqlite_stat1(tbl,idx,stat)',
      'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
    order by line)`;
