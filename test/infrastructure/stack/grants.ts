/** What a role of the template may do, a line for each action on each resource, as an auditor would read it aloud. */
import type { Template } from 'aws-cdk-lib/assertions';
import { ofType, readable } from '../synthesized.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every statement of every policy attached to the role whose logical id begins so. */
export const statementsOf = (template: Template, roleBeginning: string): readonly Statement[] => {
  const [role, ...others] = Object.entries(ofType(template, 'AWS::IAM::Role')).filter(([id]) =>
    id.startsWith(roleBeginning),
  );
  if (role === undefined || others.length > 0) throw new Error(`There should be one role called ${roleBeginning}…`);
  return Object.values(ofType(template, 'AWS::IAM::ManagedPolicy'))
    .filter(({ Properties }) => readable(Properties.Roles).split(' ').includes(`<${role[0]}>`))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { readonly Statement: readonly Statement[] }).Statement);
};

/** `dynamodb:Query on <table>`, sorted; a condition follows in brackets. */
export const grantsOf = (template: Template, roleBeginning: string): readonly string[] =>
  statementsOf(template, roleBeginning)
    .flatMap(({ Action, Resource, Condition }) =>
      [Action]
        .flat()
        .flatMap((action) =>
          (Array.isArray(Resource) ? Resource : [Resource]).map(
            (resource) => `${action} on ${inWords(readable(resource))}${conditionInWords(Condition)}`,
          ),
        ),
    )
    .toSorted();

const inWords = (resource: string): string =>
  resource
    .replace(/<CasesTable[0-9A-F]+\.Arn>/, 'the table')
    .replace(/^the table\/index\//, 'index ')
    .replace(/<CasesTable[0-9A-F]+\.StreamArn>/, 'the stream')
    .replace(/<CaseKeysTable[0-9A-F]+\.Arn>/, 'the keys')
    .replace(/<DataKey[0-9A-F]+\.Arn>/, 'the key')
    .replace(/<ReportsBucket[0-9A-F]+\.Arn>\/connecticut\/\*/, 'reports')
    .replace(/<TopicsNotices[0-9A-F]+>/, 'notices')
    .replace(/<TopicsOperations[0-9A-F]+>/, 'operations')
    .replace(/<[A-Za-z]+Log[0-9A-F]+\.Arn>/, 'its log')
    .replace(/<(?:Events|Reconciliation|Schedules|Contacts)(\w+?)[0-9A-F]{8}\.Arn>/, 'queue $1')
    .replace(/<Functions(\w+?)Live[0-9A-F]+>/, 'function $1:live')
    .replace(/^arn:aws:states:us-east-1:<AWS::AccountId>:stateMachine:throughcare-connecticut-/, 'machine ')
    .replace(
      /^arn:aws:states:us-east-1:<AWS::AccountId>:execution:throughcare-connecticut-([a-z-]+):\*/,
      'executions of $1',
    );

const conditionInWords = (condition: Statement['Condition']): string => {
  const clauses = Object.values(condition ?? {}).flatMap((operands) => Object.values(operands).map(readable));
  return clauses.length === 0 ? '' : ` [${clauses.map((clause) => clause.replace(/\.us-east-1.*$/, '')).join(', ')}]`;
};
