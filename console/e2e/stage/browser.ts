import AxeBuilder from 'axe-core'
import { mkdirSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserIsThere, CHROMIUM } from './chromium'

const PICTURES = '../docs/screenshots'

export { browserIsThere }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  })
}

/** What a page must never do: break its own policy, throw, or fail to load something. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    // Chromium reports each answer that is no success; those that matter are shown on the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text())
    }
  })
  return faults
}

/** Fails where axe finds something serious. */
export function expectAccessible(page: Page) {
  return expectNothingOf(page, {})
}

/** Fails where a text does not stand out from what is behind it. */
export function expectReadable(page: Page) {
  return expectNothingOf(page, { runOnly: ['color-contrast'] })
}

async function expectNothingOf(page: Page, how: object) {
  // The library is on the page until the next is loaded.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AxeBuilder.source)
  const found = await page.evaluate(async (how) => {
    const axe = (window as unknown as { axe: { run: (at: Document, how: object) => Promise<AxeResults> } }).axe
    const results = await axe.run(document, { resultTypes: ['violations'], ...how })
    return results.violations
      .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
      .map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)).join(' | ')}`)
  }, how)
  expect(found).toEqual([])
}

/** Fails where the page can be moved sideways. */
export async function expectNoOverflow(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, 'pixels that stand out to the right').toBeLessThanOrEqual(0)
}

interface AxeResults {
  violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[]
}

/** Keeps a picture of the page in the documentation. */
export async function picture(page: Page, name: string) {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled' })
}
