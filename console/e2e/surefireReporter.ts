import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

const FOLDER = 'target/surefire-reports'

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uFFFD]/g, '?')

function caseXml(test: TestCase, suite: string): string {
  const result = test.result()
  const inner =
    result.state === 'failed'
      ? `<failure message="${escaped(result.errors.map((error) => error.message).join('; '))}"/>`
      : result.state === 'skipped'
        ? '<skipped/>'
        : ''
  const seconds = (test.diagnostic()?.duration ?? 0) / 1000
  return `  <testcase name="${escaped(test.fullName)}" classname="${suite}" time="${seconds.toFixed(3)}">${inner}</testcase>`
}

/** Writes reports where those of the Java tests stand, in their form: one file for each file of tests. */
export default class SurefireReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    mkdirSync(FOLDER, { recursive: true })
    for (const module of modules) {
      const suite = 'console.' + relative(process.cwd(), module.moduleId).replace(/\.test\.ts$/, '').replace(/[^\w]+/g, '.')
      const tests = [...module.children.allTests()]
      const count = (state: string) => tests.filter((test) => test.result().state === state).length
      // A file that could not even be read has no tests, and is no success.
      const errors = module.errors().length
      writeFileSync(
        `${FOLDER}/TEST-${suite}.xml`,
        [
          '<?xml version="1.0" encoding="UTF-8"?>',
          `<testsuite name="${suite}" tests="${tests.length + errors}" failures="${count('failed')}" errors="${errors}" skipped="${count('skipped')}">`,
          ...tests.map((test) => caseXml(test, suite)),
          '</testsuite>',
          '',
        ].join('\n'),
      )
    }
  }
}
