import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const JAR = resolve('../service/target/goalpost.jar')

/** A server of its own on a free port, with an empty store and a clock that is moved by hand. */
export class Server {
  readonly url: string
  private readonly process: ChildProcess
  private readonly folder: string

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url
    this.process = process
    this.folder = folder
  }

  static get isBuilt() {
    return existsSync(JAR)
  }

  static start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), 'goalpost-e2e-'))
    const child = spawn('java', ['-Xmx512m', '-jar', JAR, 'server', resolve('../config.yml')], {
      env: {
        ...process.env,
        GOALPOST_PORT: '0',
        GOALPOST_ADMIN_PORT: '0',
        GOALPOST_DB_URL: `jdbc:h2:file:${join(folder, 'store')}`,
        GOALPOST_CLOCK: 'manual',
        GOALPOST_LOG_LEVEL: 'WARN',
      },
    })
    return new Promise((started, failed) => {
      let said = ''
      const listen = (chunk: Buffer) => {
        said += chunk
        const address = /listening on (http:\S+)/.exec(said)
        if (address?.[1]) {
          started(new Server(address[1], child, folder))
        }
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', (chunk: Buffer) => (said += chunk))
      child.on('exit', (status) => failed(new Error(`the server ended with ${status}: ${said}`)))
    })
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      headers: typeof body === 'string' ? {} : { 'Content-Type': 'application/json' },
    })
    const text = await response.text()
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`)
    }
    return JSON.parse(text)
  }

  /** Posts diffs and answers with the lines of what they fired. */
  async post(...diffs: object[]): Promise<string[]> {
    const answer = await this.send<{ results: { firings: { line: string }[] }[] }>('POST', '/v1/diffs', { diffs })
    return answer.results.flatMap((result) => result.firings.map((firing) => firing.line))
  }

  moveTo(to: string) {
    return this.send('POST', '/v1/clock', { to })
  }

  async stop() {
    const ended = new Promise((end) => this.process.once('exit', end))
    this.process.kill('SIGTERM')
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}
