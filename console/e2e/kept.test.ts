import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browserIsThere, openBrowser } from './stage/browser'
import { Server } from './stage/server'

describe.skipIf(!browserIsThere)('what was typed in the builder', () => {
  let server: Server
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
  })

  afterAll(async () => {
    await browser?.close()
  })

  beforeEach(async () => {
    await server.send('PUT', '/v1/series/kept', 'series: kept\ntitle: First\nenroll: future\nblocks:\n  - id: all\n    rule: {attribute: plan, known: true}\n')
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(20_000)
    await page.goto(`${server.url}/series`)
    await open()
    return () => page.close()
  })

  const title = (text: string) => page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor()
  const saved = () => page.getByText('All changes are saved as a draft').waitFor()

  /** Follows the links, as nothing else keeps what the page knows. */
  async function open() {
    await page.locator('a[href="/series/kept/builder"]').last().click()
    await page.locator('.react-flow__node').first().waitFor()
  }

  async function call(text: string) {
    await page.getByRole('button', { name: 'Show settings' }).click()
    await page.getByLabel('Title of the series').fill(text)
    await title(text)
  }

  async function leave() {
    await page.getByRole('link', { name: 'Series', exact: true }).click()
    await title('Series')
  }

  it('is there when one comes back from another screen', async () => {
    await call('Second')
    await saved()
    await leave()
    await open()
    await title('Second')
  })

  it('is saved when one leaves at once, and tried out as it is', async () => {
    await call('Third')
    await page.locator('.react-flow__node').first().click()
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Everybody with a plan')
    await page.getByRole('link', { name: 'Try it out' }).click()
    await page.locator('.react-flow__node').getByText('Everybody with a plan').waitFor()
    await expect.poll(async () => (await server.send<{ draft: string }>('GET', '/v1/series/kept')).draft).toContain('Everybody with a plan')
  })

  it('shows what somebody else wrote meanwhile, where nothing was typed', async () => {
    await leave()
    await server.send('PUT', '/v1/series/kept', 'series: kept\ntitle: By a colleague\nenroll: future\nblocks:\n  - id: all\n    rule: {attribute: plan, known: true}\n')
    await open()
    await title('By a colleague')
  })

  it('is saved as soon as a server that did not answer does', async () => {
    await page.route('**/v1/series/kept', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
    await call('Fourth')
    await page.getByText('Kept in this browser only').waitFor()
    await page.unroute('**/v1/series/kept')
    await saved()
    expect((await server.send<{ draft: string }>('GET', '/v1/series/kept')).draft).toContain('title: Fourth')
  })
})
