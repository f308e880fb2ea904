import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browserIsThere, expectAccessible, openBrowser, watchFaults } from './stage/browser'
import { Server } from './stage/server'

const ID = 'encourage-customer-upgrades'

describe.skipIf(!browserIsThere)('the performance of a live series', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    await server.send('PUT', `/v1/series/${ID}`, readFileSync(`../rules/examples/${ID}/series.yml`, 'utf8'))
    await server.send('POST', `/v1/series/${ID}/publish`, { by: 'ada' })
    await server.post({ user: 'nora', set: { plan: 'free', email: 'nora@example.com' }, online: true }, { user: 'omar', set: { plan: 'starter', email: 'omar@example.com' } })
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
    page.setDefaultTimeout(20_000)
    faults = watchFaults(page)
  })

  afterAll(async () => {
    await browser?.close()
  })

  const open = async (query = '') => {
    await page.goto(`${server.url}/series/${ID}/performance${query}`)
    await page.locator('.react-flow__node').first().waitFor()
  }

  beforeEach(() => open())

  it('tells the split of a block when the mouse is on its counts, and no longer after', async () => {
    await page.locator('.react-flow__node[data-id="offer-post"] .counts').hover()
    const split = page.getByRole('tooltip')
    await split.getByText('1 sent').waitFor()
    await split.getByText('1 pending').waitFor()
    await split.getByText('0 clicked').waitFor()
    await page.getByRole('heading', { level: 1 }).hover()
    await split.waitFor({ state: 'detached' })
  })

  it('draws the way that a person took', async () => {
    await open('?user=nora')
    await page.locator('.react-flow__edge.way-path').first().waitFor({ state: 'attached' })
    expect(await page.locator('.react-flow__edge.way-path').evaluateAll((edges) => edges.map((edge) => edge.getAttribute('data-id')))).toEqual([
      'not-premium|matched|offer-post', 'offer-post|sent|clicked-post',
    ])
  })

  it('sends a message that has no subject to those selected', async () => {
    await open('?tile=started')
    await page.getByRole('row', { name: /omar/ }).locator('label').click()
    await page.getByRole('button', { name: 'Message 1 selected' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Text', { exact: true }).fill('There is more for your team')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Done for 1 person.').waitFor()
  })

  it('exports everything, or what lies between two times of the reader’s zone', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    await dialog.getByLabel('From').fill('2026-01-05T09:00')
    await dialog.getByLabel('Before').fill('2026-01-05T08:00')
    await dialog.getByText('Nothing can lie between these times.').waitFor()
    await dialog.getByLabel('Before').fill('2026-01-06T00:00')
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByText('Download').click()])
    expect(download.suggestedFilename()).toBe(`${ID}.zip`)
    expect(new URL(download.url()).searchParams.get('from')).toBe(await page.evaluate(() => new Date('2026-01-05T09:00').toISOString()))
    await dialog.waitFor({ state: 'detached' })
  })

  it('keeps the figures and what is being written where the server stops answering', async () => {
    await open('?tile=started')
    await page.getByRole('button', { name: /^Tag all/ }).click()
    await page.getByRole('dialog').getByLabel('Tag', { exact: true }).fill('called')
    await page.route('**/v1/series/*/figures*', (route) => route.abort())
    await page.getByText('The server does not answer').waitFor()
    await page.getByText('These are the figures as of position').waitFor()
    expect(await page.getByRole('dialog').getByLabel('Tag', { exact: true }).inputValue()).toBe('called')
    await page.unroute('**/v1/series/*/figures*')
    await page.getByText('These are the figures as of position').waitFor({ state: 'detached' })
  })

  it('breaks no policy on the way', () => expect(faults).toEqual([]))
})
