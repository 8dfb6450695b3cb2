/** Connecticut's stack, synthesized once for each file of tests, with the flags that `cdk` reads from cdk.json. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { once } from '../../lib/aws/once.ts';
import { readJurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/read.ts';
import type { JurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/schema.ts';
import { JurisdictionStack } from '../../lib/infrastructure/jurisdiction-stack.ts';

export const root = new URL('../../', import.meta.url);

export const context = (
  JSON.parse(readFileSync(new URL('cdk.json', root), 'utf8')) as { readonly context: Record<string, unknown> }
).context;

export const connecticutFile = once((): JurisdictionFile => readJurisdictionFile('jurisdictions/connecticut.json'));

export const newApp = (): App => new App({ context });

const stack = once(() => new JurisdictionStack(newApp(), { file: connecticutFile() }));

export const connecticut = once((): Template => Template.fromStack(stack()));

/** Where the assembly lies, with the code of the functions in it. */
export const assembly = once((): string => {
  connecticut();
  return App.of(stack())?.outdir ?? '';
});

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export type Resources = Readonly<Record<string, Resource>>;

export const resourcesOf = (template: Template): Resources =>
  (template.toJSON() as { readonly Resources: Resources }).Resources;

/** Resources of one type by logical id. */
export const ofType = (template: Template, type: string): Resources =>
  Object.fromEntries(Object.entries(resourcesOf(template)).filter(([, resource]) => resource.Type === type));

/** The one resource whose logical id begins so and that has the type. */
export const resource = (template: Template, beginning: string, type: string): Resource => {
  const [found, ...others] = Object.entries(ofType(template, type)).filter(([id]) => id.startsWith(beginning));
  if (found === undefined || others.length > 0) {
    throw new Error(
      `There should be one ${type} called ${beginning}…, but there are ${others.length + (found ? 1 : 0)}`,
    );
  }
  return found[1];
};

/**
 * An expression of the template as people read it: references and attributes by the resource's logical id, joined texts
 * joined. `arn:aws:states:us-east-1:<AWS::AccountId>:stateMachine:…`.
 */
export const readable = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readable).join(' ');
  const [[operation, operand] = ['', undefined]] = Object.entries(value as Record<string, unknown>);
  if (operation === 'Ref') return `<${String(operand)}>`;
  if (operation === 'Fn::GetAtt') return `<${(operand as string[]).join('.')}>`;
  if (operation === 'Fn::Join') {
    const [between, parts] = operand as [string, unknown[]];
    return parts.map(readable).join(between);
  }
  return JSON.stringify(value);
};
