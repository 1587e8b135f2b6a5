// What one character written otherwise would make of a file: each mutant is one change of the kind that slips by a person.
import { parseSync } from 'oxc-parser';

const OTHERS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
};
const METHODS = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
};
const TYPES = ['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments'];
const WITH_VALUES = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'];

/**
 * The mutants of a source: `{ line, within, what, from, to, start, end }`, in the order of the source. `from` is the text
 * that is written otherwise, `within` the line it begins in, `what` the change in few words.
 */
export function mutantsOf(file, source) {
  const found = new Map();
  const lines = source.split('\n');
  const text = ({ start, end }) => source.slice(start, end);
  const add = (node, to, what) => {
    const { start, end } = node;
    const key = `${start}:${end}:${to}`;
    if (text(node) === to || found.has(key)) return;
    const line = source.slice(0, start).split('\n').length;
    const within = lines[line - 1].trim();
    found.set(key, { line, within, what, from: text(node).replaceAll(/\s+/g, ' '), to, start, end });
  };
  const visit = (node, parent, key) => {
    if (Array.isArray(node)) for (const each of node) visit(each, parent, key);
    if (typeof node?.type !== 'string' || isOfTypes(node)) return;
    mutate(node, { add, text, isKey: parent?.type === 'Property' && key === 'key' && !parent.computed });
    for (const [name, child] of Object.entries(node)) if (!TYPES.includes(name)) visit(child, node, name);
  };
  visit(parseSync(file, source).program, null, '');
  return [...found.values()].toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function isOfTypes({ type }) {
  const isType = type.startsWith('TS') && !WITH_VALUES.includes(type);
  return isType || type === 'ImportDeclaration' || type === 'ExportAllDeclaration';
}

function mutate(node, { add, text, isKey }) {
  const { type, left, right, operator, test, argument, value } = node;
  if (type === 'BinaryExpression' && !(operator === '+' && isText(node)))
    for (const other of OTHERS[operator] ?? [])
      add(node, `(${text(left)}) ${other} (${text(right)})`, `${operator} -> ${other}`);
  if (type === 'LogicalExpression') {
    if (operator === '??') add(node, text(left), '?? without default');
    else {
      const other = operator === '&&' ? '||' : '&&';
      add(node, `(${text(left)}) ${other} (${text(right)})`, `${operator} -> ${other}`);
      add(node, text(left), `${operator}: left alone`);
      add(node, text(right), `${operator}: right alone`);
    }
  }
  if (type === 'UnaryExpression' && operator === '!') add(node, text(argument), '! removed');
  if (type === 'IfStatement' || type === 'ConditionalExpression')
    for (const always of ['false', 'true']) add(test, always, `always ${always}`);
  if (type === 'Literal' && typeof value === 'number' && !isKey)
    for (const by of value > 1 ? ['+', '-'] : ['+']) add(node, `${node.raw} ${by} 1`, `${by} 1`);
  if (type === 'Literal' && typeof value === 'boolean') add(node, String(!value), `${value} -> ${!value}`);
  if (type === 'CallExpression') mutateCall(node, { add, text });
}

function mutateCall(node, { add, text }) {
  const { callee, start, optional } = node;
  if (callee.type !== 'MemberExpression' || callee.computed || optional || callee.optional) return;
  const { name, start: from, end: to } = callee.property;
  const whole = text(node);
  const other = METHODS[name];
  if (other !== undefined)
    add(node, whole.slice(0, from - start) + other + whole.slice(to - start), `.${name} -> .${other}`);
  if (name === 'filter') add(node, text(callee.object), '.filter removed');
}

function isText(node) {
  if (node.type === 'BinaryExpression')
    return node.operator === '+' && (isText(node.left) || isText(node.right));
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** Whether an explanation is of that mutant: it names the file and the line as they are written, and what is changed. */
export const isExplainedBy = (mutant, explanation) =>
  ['file', 'within', 'what', 'from'].every((key) => mutant[key] === explanation[key]);

/** The source with all its mutants in it, each behind `mutantIs(ID)`. */
export function withSwitches(source, mutants) {
  const nodes = new Map();
  for (const each of mutants) {
    const key = `${each.start}:${each.end}`;
    nodes.set(key, [...(nodes.get(key) ?? []), each]);
  }
  const spans = [...nodes.values()].map((own) => ({ start: own[0].start, end: own[0].end, own }));
  const isIn = (inner, outer) => inner !== outer && inner.start >= outer.start && inner.end <= outer.end;
  const render = ({ start, end }, inside) => {
    let out = '';
    let at = start;
    for (const each of inside.filter((one) => !inside.some((other) => isIn(one, other)))) {
      const rest = render(
        each,
        spans.filter((one) => isIn(one, each)),
      );
      const switches = each.own.map(({ id, to }) => `mutantIs(${id})?(${to}):`);
      out += `${source.slice(at, each.start)}(${switches.join('')}(${rest}))`;
      at = each.end;
    }
    return out + source.slice(at, end);
  };
  return render({ start: 0, end: source.length }, spans);
}
