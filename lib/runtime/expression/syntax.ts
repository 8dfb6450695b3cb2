// What can be told of a JSONata expression by looking at its syntax tree, before it ever runs.

/** A node of jsonata's syntax tree, of which only a few shapes are looked at. */
export interface SyntaxNode {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly SyntaxNode[];
  readonly [field: string]: unknown;
}

/** A path of plain names from a variable. */
export interface PathShape {
  readonly kind: 'path';
  readonly variable: string;
  readonly names: readonly string[];
}

/**
 * A value that the expression is, whatever the data; or a path; or whether the value at a path is some text (`$x.a = 'b'`),
 * or a list of more than so many (`$count($x.a) > 0`); or none of these.
 */
export type Shape =
  | { readonly kind: 'literal'; readonly value: unknown }
  | PathShape
  | { readonly kind: 'isText'; readonly path: PathShape; readonly text: string }
  | { readonly kind: 'isLonger'; readonly path: PathShape; readonly than: number }
  | { readonly kind: 'other' };

const BINARY_FIELDS = new Set(['type', 'value', 'position', 'lhs', 'rhs']);
const CALL_FIELDS = new Set(['type', 'value', 'position', 'arguments', 'procedure']);
const LITERAL_FIELDS = new Set(['type', 'value', 'position']);
const PATH_FIELDS = new Set(['type', 'steps']);

export function shapeOf(node: SyntaxNode): Shape {
  if (isPlain(node, LITERAL_FIELDS)) {
    if (node.type === 'string' || node.type === 'number' || node.type === 'value') {
      return { kind: 'literal', value: node.value };
    }
    if (isNamedVariable(node)) return { kind: 'path', variable: node.value, names: [] };
  }
  if (node.type === 'binary' && isPlain(node, BINARY_FIELDS)) return comparison(node);
  const [first, ...rest] = node.type === 'path' && isPlain(node, PATH_FIELDS) ? (node.steps ?? []) : [];
  if (first === undefined || !isPlain(first, LITERAL_FIELDS) || !isNamedVariable(first)) return { kind: 'other' };
  const names: string[] = [];
  for (const step of rest) {
    if (step.type !== 'name' || typeof step.value !== 'string' || !isPlain(step, LITERAL_FIELDS))
      return { kind: 'other' };
    names.push(step.value);
  }
  return { kind: 'path', variable: first.value, names };
}

function comparison({ value: sign, lhs, rhs }: SyntaxNode): Shape {
  const [left, right] = [lhs as SyntaxNode, shapeOf(rhs as SyntaxNode)];
  if (right.kind !== 'literal') return { kind: 'other' };
  if (sign === '=' && typeof right.value === 'string') {
    const path = shapeOf(left);
    if (path.kind === 'path') return { kind: 'isText', path, text: right.value };
  }
  if (sign === '>' && typeof right.value === 'number') {
    const path = counted(left);
    if (path?.kind === 'path') return { kind: 'isLonger', path, than: right.value };
  }
  return { kind: 'other' };
}

/** What stands between the brackets of `$count(…)`. */
function counted(node: SyntaxNode): Shape | undefined {
  if (node.type !== 'function' || !isPlain(node, CALL_FIELDS)) return undefined;
  const [list, ...others] = node.arguments as readonly SyntaxNode[];
  const { type, value } = node.procedure as SyntaxNode;
  return list !== undefined && others.length === 0 && type === 'variable' && value === 'count'
    ? shapeOf(list)
    : undefined;
}

/** The members of $states that an expression can touch; of the Context object, which groups (`*` for all). */
export interface StatesUse {
  input: boolean;
  result: boolean;
  errorOutput: boolean;
  readonly context: Set<string>;
}

/** Which members of $states the expression names; all of them when it uses $states in a way that cannot be told. */
export function statesUse(root: SyntaxNode): StatesUse {
  const use: StatesUse = { input: false, result: false, errorOutput: false, context: new Set() };
  visit(root, (node, after) => {
    if (node.type !== 'variable' || node.value !== 'states') return;
    const [member, group] = isPlain(node, LITERAL_FIELDS) ? after.map(plainName) : [];
    if (member === undefined) {
      Object.assign(use, { input: true, result: true, errorOutput: true });
      use.context.add('*');
    } else if (member === 'context') {
      use.context.add(group ?? '*');
    } else if (member === 'input' || member === 'result' || member === 'errorOutput') {
      use[member] = true;
    }
  });
  return use;
}

function plainName(step: SyntaxNode): string | undefined {
  return step.type === 'name' && isPlain(step, LITERAL_FIELDS) ? String(step.value) : undefined;
}

/** The names of all variables that an expression mentions, functions among them. */
export function variablesMentioned(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(root, (node) => {
    if (node.type === 'variable' && typeof node.value === 'string') names.add(node.value);
  });
  return names;
}

/** Calls `look` with every node of the tree and, for the first step of a path, the steps after it. */
function visit(root: SyntaxNode, look: (node: SyntaxNode, after: readonly SyntaxNode[]) => void): void {
  const seen = new Set<unknown>();
  const descend = (value: unknown, after: readonly SyntaxNode[]): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const item of value) descend(item, []);
      return;
    }
    const node = value as SyntaxNode;
    look(node, after);
    if (node.type === 'path' && Array.isArray(node.steps)) descend(node.steps[0], node.steps.slice(1));
    for (const field of Object.values(node)) descend(field, []);
  };
  descend(root, []);
}

function isPlain(node: SyntaxNode, fields: ReadonlySet<string>): boolean {
  return Object.keys(node).every((field) => fields.has(field));
}

function isNamedVariable(node: SyntaxNode): node is SyntaxNode & { readonly value: string } {
  return node.type === 'variable' && typeof node.value === 'string' && node.value !== '' && node.value !== '$';
}
