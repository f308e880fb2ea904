import { getJson, part, postJson, postText, putText, remove } from './http'
import type { Entry, Firing, Problem } from './types'

export interface RuleFile {
  file: string
  size: number
  problems: Problem[]
}

const at = (series: string) => `/v1/series/${part(series)}`
const fileAt = (series: string, file: string) => `${at(series)}/rules/${part(file)}`

export const listRuleFiles = (series: string) =>
  getJson<{ files: RuleFile[] }>(`${at(series)}/rules`).then((answer) => answer.files)

/** The bytes of a file: text, or a sheet of Excel's. */
export async function readRuleFile(series: string, file: string): Promise<ArrayBuffer> {
  const response = await fetch(fileAt(series, file))
  if (!response.ok) {
    throw new Error(`${file} cannot be read: status ${response.status}.`)
  }
  return response.arrayBuffer()
}

export const saveRuleFile = (series: string, file: string, body: BodyInit) =>
  putText<{ file: string; problems: Problem[] }>(fileAt(series, file), body, 'application/octet-stream')

export const deleteRuleFile = (series: string, file: string) => remove(fileAt(series, file))

export interface ScenarioRun {
  scenario: string
  passed: boolean
  steps: { step: number; at: string; expected: string[]; fired: string[]; ok: boolean }[]
  difference?: string
}

export const runScenario = (text: string) => postText<ScenarioRun>('/v1/scenarios', text)

export interface DryRun {
  version: number
  start: string
  firings: Firing[]
  steps: { at: string; firings: string[] }[]
  entries: Entry[]
  refused: unknown[]
}

export interface DryRunStep {
  at?: string
  diffs: unknown[]
}

export const dryRun = (
  series: string,
  request: { version?: number; text?: string; users?: string[]; start?: string; steps: DryRunStep[] },
) => postJson<DryRun>(`${at(series)}/dry-run`, request)
