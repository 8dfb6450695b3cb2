/**
 * Runs the eligibility tables for Stryker. Its own vitest runner does not activate mutants under the vitest this project
 * uses; this one bundles the instrumented sources and tables once, and evaluates the bundle afresh for each mutant.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

type Script = (require: NodeJS.Require, module: object, exports: object) => void;

class TableRunner implements TestRunner {
  #script: Script = () => {};

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const folder = join(process.cwd(), 'test/eligibility/mutation');
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'every-table.ts')],
      alias: { vitest: join(folder, 'table-vitest.ts') },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node24',
      write: false,
      logLevel: 'error',
    });
    const text = outputFiles[0]?.text ?? '';
    this.#script = new Function('require', 'module', 'exports', text) as Script;
  }

  async dryRun(): Promise<CompleteDryRunResult> {
    return this.#run(undefined);
  }

  async mutantRun({ activeMutant }: MutantRunOptions) {
    return toMutantRunResult(await this.#run(activeMutant.id));
  }

  /** Runs the tables in turn, and stops at the first that fails. */
  async #run(mutant: string | undefined): Promise<CompleteDryRunResult> {
    Reflect.set(globalThis, '__stryker__', { activeMutant: mutant });
    globalThis.eligibilityTests = [];
    try {
      this.#script(createRequire(import.meta.url), { exports: {} }, {});
    } catch (error) {
      return { status: DryRunStatus.Complete, tests: [failed('loading', error)] };
    }
    const tests: CompleteDryRunResult['tests'] = [];
    for (const { name, run } of globalThis.eligibilityTests) {
      try {
        await run();
        tests.push({ id: name, name, timeSpentMs: 0, status: TestStatus.Success });
      } catch (error) {
        tests.push(failed(name, error));
        break;
      }
    }
    return { status: DryRunStatus.Complete, tests };
  }
}

const failed = (name: string, error: unknown) => ({
  id: name,
  name,
  timeSpentMs: 0,
  status: TestStatus.Failed as const,
  failureMessage: String(error),
});

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'tables', () => new TableRunner())];
