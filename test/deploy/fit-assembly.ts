/**
 * Takes from a synthesized assembly what the emulator does not know, and nothing else, and says what it took. The
 * product is not changed for it: what is left out here has not been shown by this run.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  DependsOn?: string | readonly string[];
}

interface Template {
  Resources: Record<string, Resource>;
}

const unknownTypes: ReadonlySet<string> = new Set([
  'AWS::Backup::BackupSelection',
  // Its API has versions and aliases of state machines: see `aliases.ts`.
  'AWS::StepFunctions::StateMachineVersion',
  'AWS::StepFunctions::StateMachineAlias',
]);

/** Alarms on metric mathematics are refused. */
const isRefused = ({ Type, Properties }: Resource): boolean =>
  unknownTypes.has(Type) || (Type === 'AWS::CloudWatch::Alarm' && Properties.Metrics !== undefined);

/** A TimeoutSeconds that JSONata computes is compared with a number unevaluated, and the execution fails; this many is never reached. */
const longTimeout = 8_640_000;

/** Answers what was left out, `{type: how many}`. */
export const fitAssembly = (folder: string): Readonly<Record<string, number>> => {
  const left: Record<string, number> = {};
  const hashes: (readonly [string, string])[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.template.json'))) {
    const fitted = fitTemplate(JSON.parse(readFileSync(join(folder, file), 'utf8')), left);
    const text = JSON.stringify(fitted);
    writeFileSync(join(folder, file), text);
    hashes.push([assetOf(folder, file), createHash('sha256').update(text).digest('hex')]);
  }
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.assets.json') || name === 'manifest.json')) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      hashes.reduce((so, [from, to]) => so.replaceAll(from, to), text),
    );
  }
  return left;
};

/** Templates are published under the hash of their content. */
const assetOf = (folder: string, template: string): string => {
  const { files }: { files: Record<string, { source: { path: string } }> } = JSON.parse(
    readFileSync(join(folder, template.replace('.template.', '.assets.')), 'utf8'),
  );
  const found = Object.entries(files).find(([, { source }]) => source.path === template);
  if (found === undefined) throw new Error(`${template} is no asset of ${folder}`);
  return found[0];
};

const fitTemplate = (template: Template, left: Record<string, number>): Template => {
  const refused = new Set(Object.keys(template.Resources).filter((id) => isRefused(resource(template, id))));
  for (const id of refused) {
    const { Type } = resource(template, id);
    left[Type] = (left[Type] ?? 0) + 1;
  }
  const instead = new Map([...refused].map((id) => [id, insteadOf(template, id)]));
  const fitted = withIssuers(withoutReferences(template, instead), left) as Template;
  for (const id of refused) delete fitted.Resources[id];
  for (const one of Object.values(fitted.Resources)) {
    const kept = [one.DependsOn ?? []].flat().filter((id) => !refused.has(id));
    if (kept.length > 0) one.DependsOn = kept;
    else delete one.DependsOn;
    if (one.Type === 'AWS::StepFunctions::StateMachine') plainTimeouts(one, left);
  }
  return fitted;
};

const resource = (template: Template, id: string): Resource => {
  const found = template.Resources[id];
  if (found === undefined) throw new Error(`There is no resource ${id}`);
  return found;
};

/** What a reference to it becomes: a machine's alias is its ARN with `:live`; anything else is named and reaches nothing. */
const insteadOf = (template: Template, id: string): unknown => {
  const { Type, Properties } = resource(template, id);
  if (Type !== 'AWS::StepFunctions::StateMachineAlias') return 'left-out';
  const { StateMachineVersionArn } = Properties.DeploymentPreference as { StateMachineVersionArn: unknown };
  const { StateMachineArn } = resource(template, idOf(StateMachineVersionArn)).Properties;
  return { 'Fn::Join': ['', [{ Ref: idOf(StateMachineArn) }, ':live']] };
};

const idOf = (reference: unknown): string => {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  const id = Ref ?? attribute?.[0];
  if (id === undefined) throw new Error(`${JSON.stringify(reference)} refers to no resource`);
  return id;
};

const withoutReferences = (value: unknown, instead: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((one) => withoutReferences(one, instead));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  const id = typeof Ref === 'string' ? Ref : Array.isArray(attribute) ? String(attribute[0]) : undefined;
  if (id !== undefined && instead.has(id)) return instead.get(id);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutReferences(one, instead)]));
};

/** A pool of users does not tell its issuer's address, which is known to be made of this. */
const withIssuers = (value: unknown, left: Record<string, number>): unknown => {
  if (Array.isArray(value)) return value.map((one) => withIssuers(one, left));
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::GetAtt': attribute } = value as { 'Fn::GetAtt'?: unknown };
  if (Array.isArray(attribute) && attribute[1] === 'ProviderURL') {
    left['the ProviderURL of a pool of users'] = (left['the ProviderURL of a pool of users'] ?? 0) + 1;
    return {
      'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: attribute[0] }]],
    };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withIssuers(one, left)]));
};

const computedTimeout = /"TimeoutSeconds"\s*:\s*"\{%(?:[^"\\]|\\.)*%\}"/g;

const plainTimeouts = (machine: Resource, left: Record<string, number>): void => {
  const properties = machine.Properties as Record<string, unknown>;
  const { DefinitionString } = properties;
  const replace = (text: string): string =>
    text.replace(computedTimeout, () => {
      left['a TimeoutSeconds that is computed'] = (left['a TimeoutSeconds that is computed'] ?? 0) + 1;
      return `"TimeoutSeconds": ${longTimeout}`;
    });
  properties.DefinitionString = everyText(DefinitionString, replace);
};

const everyText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => everyText(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everyText(one, change)]));
};
