import { inject } from 'vitest'

/** The server that all tests share, emptied for each file of them, with a clock that is moved by hand. */
export class Server {
  readonly url: string

  private constructor(url: string) {
    this.url = url
  }

  static async start(): Promise<Server> {
    const server = new Server(inject('server'))
    await server.send('POST', '/v1/clock/reset', { to: '2026-01-05T09:00:00Z', zone: 'UTC' })
    return server
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
}
