import AxeBuilder from 'axe-core'
import { mkdirSync } from 'node:fs'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'
import { browserIsThere, CHROMIUM } from './chromium'

const PICTURES = '../docs/screenshots'

export { browserIsThere }

/** How long something is waited for, in milliseconds: a rule may be compiled meanwhile, on a machine that is busy otherwise. */
export const PATIENCE = 60_000

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    timeout: PATIENCE,
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

/** How long nothing may have moved on a page that is said to stand still, in milliseconds. */
const STILL = 200

/** What pages wait for from the server. What listens for ever, as the live firings do, is on no way. */
const onTheWay = new WeakMap<Page, Set<Request>>()

/** A new page, whose traffic is watched. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const requests = new Set<Request>()
  onTheWay.set(page, requests)
  page.on('request', (request) => request.resourceType() !== 'eventsource' && requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  return page
}

/**
 * Waits until the page stands still: nothing is on its way from the server, nothing has changed for a moment, no
 * transition runs, all fonts are there.
 */
export async function settled(page: Page) {
  do {
    await still(page)
  } while (onTheWay.get(page)!.size > 0)
}

function still(page: Page) {
  return page.evaluate(async (still) => {
    await document.fonts.ready
    await new Promise<void>((done) => {
      const end = () => {
        watching.disconnect()
        done()
      }
      let quiet = setTimeout(end, still)
      const watching = new MutationObserver(() => {
        clearTimeout(quiet)
        quiet = setTimeout(end, still)
      })
      watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    const finite = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
    await Promise.allSettled(finite.map((each) => each.finished))
  }, STILL)
}

/** Shows the page in light or in dark, without movement. */
export async function paint(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme)
  await settled(page)
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
