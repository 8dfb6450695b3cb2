/**
 * A case table in memory, for tests that need to decide which request comes when. It understands just the expressions
 * that the store writes, and refuses others. The contract runs on it too, so that it is known to behave like the servers.
 */
import type { CaseTable, Expression, Item, ItemKey } from '../../lib/store/dynamodb/case-table.ts';
import { caseTableSchema } from '../../lib/store/dynamodb/key-schema.ts';
import type { Query, SortRange } from '../../lib/store/dynamodb/query.ts';

export function createTableInMemory(): CaseTable {
  const items = new Map<string, ItemKey & Item>();
  const nameOf = ({ pk, sk }: ItemKey): string => `${pk}\n${sk}`;

  const write = async (key: ItemKey, condition: Expression | undefined, effect: (found: Item | undefined) => void) => {
    const found = items.get(nameOf(key));
    if (condition !== undefined && !holds(condition, found ?? {})) return false;
    effect(found);
    return true;
  };

  const query = async ({ partition, range, index, limit }: Query): Promise<readonly Item[]> => {
    const keys = caseTableSchema.indexes.find(({ name }) => name === index) ?? caseTableSchema;
    return [...items.values()]
      .filter((item: Item) => item[keys.partitionKey] === partition && inRange(range, String(item[keys.sortKey])))
      .sort((one: Item, other: Item) => (String(one[keys.sortKey]) < String(other[keys.sortKey]) ? -1 : 1))
      .slice(0, limit);
  };

  return {
    get: async (key) => items.get(nameOf(key)),
    put: (item, condition) =>
      write(item, condition, () => {
        items.set(nameOf(item), structuredClone(item));
      }),
    update: (key, change, condition) =>
      write(key, condition, (found) => {
        items.set(nameOf(key), { ...changed(change, found ?? {}), ...key });
      }),
    delete: (key, condition) =>
      write(key, condition, () => {
        items.delete(nameOf(key));
      }),
    query,
    async *pages(asked) {
      yield await query(asked);
    },
  };
}

function inRange(range: SortRange | undefined, sort: string): boolean {
  if (range === undefined) return true;
  if ('beginsWith' in range) return sort.startsWith(range.beginsWith);
  return 'below' in range ? sort < range.below : sort >= range.from && sort <= range.to;
}

/** Clauses joined by OR, or by AND, never both. */
function holds({ expression, values = {} }: Expression, item: Item): boolean {
  if (expression.includes(' OR '))
    return expression.split(' OR ').some((part) => holds({ expression: part, values }, item));
  return expression.split(' AND ').every((clause) => {
    const existence = /^attribute_(not_)?exists\((\w+)\)$/.exec(clause);
    if (existence !== null) return (item[existence[2] ?? ''] === undefined) === (existence[1] === 'not_');
    const comparison = /^(\w+) (=|<=|>) (:\w+)$/.exec(clause);
    if (comparison === null) throw new Error(`The table in memory does not understand the condition "${clause}".`);
    const [, name = '', operator, value = ''] = comparison;
    const found = item[name];
    if (operator === '=') return found === values[value];
    return found !== undefined && isAtMost(found, values[value]) === (operator === '<=');
  });
}

function changed({ expression, values = {} }: Expression, item: Item): Item {
  const [, set, removed] = /^(?:SET (.+?))?(?: ?REMOVE (.+))?$/.exec(expression) ?? [];
  if (set === undefined && removed === undefined) {
    throw new Error(`The table in memory does not understand the change "${expression}".`);
  }
  const assigned = (set?.split(', ') ?? []).map((part) => part.split(' = '));
  const gone = new Set(removed?.split(', '));
  const kept = Object.entries(item).filter(([name]) => !gone.has(name));
  return Object.fromEntries([...kept, ...assigned.map(([name, value]) => [name, values[value ?? '']])]);
}

/** As DynamoDB compares: numbers by size, texts by their letters, and never one with the other. */
const isAtMost = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string'
    ? one <= other
    : typeof one === 'number' && typeof other === 'number' && one <= other;
