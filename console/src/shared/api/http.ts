/** What is wrong with one field of a request, as problem+json tells it. */
export interface Fault {
  index?: number
  field?: string
  reason: string
}

/** An answer that was not 2xx, or none at all (status 0). */
export class HttpError extends Error {
  readonly status: number
  readonly faults: Fault[]
  readonly body: unknown

  constructor(status: number, message: string, faults: Fault[] = [], body: unknown = undefined) {
    super(message)
    this.status = status
    this.faults = faults
    this.body = body
  }
}

type Query = Record<string, string | number | boolean | undefined | null>

/** An address with those parameters that have a value. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      parameters.set(name, String(value))
    }
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

/** A part of a path, such as an id. */
export const part = encodeURIComponent

async function send(method: string, url: string, body?: BodyInit, type?: string): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, { method, body, headers: type ? { 'Content-Type': type } : {} })
  } catch {
    throw new HttpError(0, 'The server does not answer. Is it still running?')
  }
  if (!response.ok) {
    throw await failure(response)
  }
  return response
}

async function failure(response: Response): Promise<HttpError> {
  const text = await response.text()
  try {
    const problem = JSON.parse(text)
    const faults: Fault[] = problem.errors ?? []
    const said = problem.detail ?? faults.map((fault) => `${fault.field ?? ''} ${fault.reason}`.trim()).join('; ')
    return new HttpError(response.status, said || problem.title || `Status ${response.status}`, faults, problem)
  } catch {
    return new HttpError(response.status, `The server answered with status ${response.status}.`)
  }
}

export async function getJson<T>(path: string, query?: Query): Promise<T> {
  return (await send('GET', address(path, query))).json()
}

export async function getText(path: string, query?: Query): Promise<string> {
  return (await send('GET', address(path, query))).text()
}

export async function postJson<T>(path: string, body?: unknown): Promise<T> {
  const response = body === undefined
    ? await send('POST', path)
    : await send('POST', path, JSON.stringify(body), 'application/json')
  return response.json()
}

export async function postText<T>(path: string, text: string, type = 'application/yaml'): Promise<T> {
  return (await send('POST', path, text, type)).json()
}

export async function putText<T>(path: string, body: BodyInit, type = 'application/yaml'): Promise<T> {
  return (await send('PUT', path, body, type)).json()
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path)
}
