import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { browserIsThere } from './chromium'

const JAR = resolve('../service/target/goalpost.jar')

declare module 'vitest' {
  interface ProvidedContext {
    server: string
  }
}

/** Starts the server for all tests in the browser, on a free port and a store that goes with it. */
export default async function setup(project: TestProject) {
  if (process.env.GOALPOST_URL) {
    project.provide('server', process.env.GOALPOST_URL) // one that runs already, with a manual clock: it is emptied
    return
  }
  if (!browserIsThere) {
    console.warn('There is no Chromium (CHROMIUM names another place): the tests in the browser are skipped.')
    return
  }
  if (!existsSync(JAR)) {
    throw new Error(`${JAR} is missing: make build`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'goalpost-e2e-'))
  // While the console is worked on, what was built last counts, and the jar need not be made anew.
  const runs = process.env.CONSOLE_CLASSES
    ? ['-cp', `${resolve('target/classes')}:${JAR}`, 'io.goalpost.service.GoalpostApplication']
    : ['-jar', JAR]
  const child = spawn('java', ['-Xmx512m', ...runs, 'server', resolve('../config.yml')], {
    env: {
      ...process.env,
      GOALPOST_PORT: '0',
      GOALPOST_ADMIN_PORT: '0',
      GOALPOST_DB_URL: `jdbc:h2:file:${join(folder, 'store')}`,
      GOALPOST_CLOCK: 'manual',
      GOALPOST_LOG_LEVEL: 'WARN',
    },
  })
  const url = await new Promise<string>((started, failed) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const address = /listening on (http:\S+)/.exec(said)?.[1]
      if (address) started(address)
    })
    child.stderr.on('data', (chunk: Buffer) => (said += chunk))
    child.once('exit', (status) => failed(new Error(`the server ended with ${status}: ${said}`)))
  })
  project.provide('server', url)
  return async () => {
    const ended = new Promise((end) => child.once('exit', end))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
