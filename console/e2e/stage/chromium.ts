import { existsSync } from 'node:fs'

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const browserIsThere = existsSync(CHROMIUM)
