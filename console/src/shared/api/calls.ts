import { getJson } from './http'

/** Which calls this server has; what it has not is not offered. */
export const serverCalls = () =>
  getJson<{ paths: Record<string, unknown> }>('/openapi.json').then((api) => new Set(Object.keys(api.paths)))
