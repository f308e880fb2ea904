import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, expectAccessible, openBrowser, PATIENCE, watchFaults } from './stage/browser'
import { BuilderPage } from './stage/builderPage'
import { Server } from './stage/server'

const ID = 'encourage-upgrades'

describe.skipIf(!browserIsThere)('building "encourage customer upgrades" from scratch, by mouse', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let builder: BuilderPage
  let faults: string[]

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    // Facts that conditions may then pick from.
    await server.post({ user: 'early', set: { plan: 'premium', email: 'early@example.com' }, tag: 'no-offers' })
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE)
    builder = new BuilderPage(page)
    faults = watchFaults(page)
  })

  afterAll(async () => {
    await browser?.close()
  })

  const condition = (index: number): Locator => page.locator('.condition .leaf').nth(index)

  async function write(field: Locator, text: string) {
    await field.fill(text)
    await field.press('Escape')
  }

  it('begins from nothing', async () => {
    await page.goto(server.url)
    await page.getByRole('button', { name: 'Make the first one' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Encourage upgrades')
    await page.getByRole('button', { name: 'Make the draft' }).click()
    await page.getByText('Begin with who enters').waitFor()
    await expectAccessible(page)
  })

  it('says who enters, with a condition of two parts', async () => {
    await builder.drop('Rule', { x: 200, y: 300 })
    await builder.title('Not on Premium')
    await page.getByRole('button', { name: 'and…' }).click()
    await write(condition(1).getByRole('combobox', { name: 'Attribute' }), 'plan')
    await builder.pick(condition(1), 'Operator', 'is not')
    await write(condition(1).getByRole('combobox', { name: 'Value' }), 'premium')
    await builder.block('Not on Premium').getByText('plan is known and plan is not premium').waitFor()
  })

  it('adds what comes next from the blocks', async () => {
    await builder.next('Not on Premium', 'Matched', 'Post', 'Offer in the app')
    await page.getByLabel('Subject', { exact: true }).fill('There is more for your team')
    await page.getByLabel('Text', { exact: true }).fill('See https://example.com/premium')
    await builder.next('Offer in the app', 'When delivered', 'Clicked a link', 'Clicked in the app')
    await builder.block('Clicked in the app').getByText('clicked post, within 3 days').waitFor()
    await builder.next('Offer in the app', 'When delivered', 'Not delivered in time', 'Offer by e-mail')
    await builder.next('Offer by e-mail', 'When delivered', 'Clicked a link', 'Clicked in the e-mail')
    await builder.next('Clicked in the app', 'Matched', 'Product tour', 'Tour of Premium')
  })

  it('lets paths meet by drawing an arrow', async () => {
    await builder.overview()
    await builder.draw('Clicked in the e-mail', 'matched', 'Tour of Premium')
    await builder.open('Tour of Premium')
    await builder.next('Tour of Premium', 'When delivered', 'Delivered', 'Upgraded after the tour')
    await write(condition(0).getByRole('combobox', { name: 'Attribute' }), 'plan')
    await builder.pick(condition(0), 'Operator', 'is')
    await write(condition(0).getByRole('combobox', { name: 'Value' }), 'premium')
    await page.getByText('Keep trying for a while').click()
    await builder.next('Upgraded after the tour', 'Matched', 'Tag', 'Tag who upgraded')
    await write(page.getByRole('combobox', { name: 'Tag' }), 'upgraded-by-series')
    await builder.next('Upgraded after the tour', 'Not matched', 'E-mail', 'One last e-mail')
  })

  it('sets the goal and who is taken out', async () => {
    await page.getByRole('button', { name: 'Show settings' }).click()
    await page.getByText('Has a goal').click()
    await page.getByText('Credit the last message').click()
    await page.getByText('Who matches a rule exits').click()
    await builder.pick(page.getByRole('tabpanel'), 'When it goes live', 'Everyone who matches enters')
    await expectAccessible(page)
  })

  it('shows the text of it all, and takes changes there', async () => {
    await builder.tab('YAML')
    const editor = page.getByRole('textbox', { name: 'YAML of the series' })
    await editor.getByText('title: One last e-mail').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' of ours')
    await builder.block('One last e-mail of ours').waitFor()
    await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } })
    await page.getByRole('button', { name: 'Undo' }).click()
    await builder.block('One last e-mail').waitFor()
    await page.getByRole('button', { name: 'Redo' }).click()
    await builder.block('One last e-mail of ours').waitFor()
  })

  it('loses nothing when the page is loaded anew', async () => {
    await builder.overview()
    await builder.open('One last e-mail of ours')
    await builder.title('One last e-mail')
    await page.reload()
    await builder.block('One last e-mail').waitFor()
    await page.getByText('All changes are saved as a draft').waitFor()
    expect((await server.send<{ draft: string }>('GET', `/v1/series/${ID}`)).draft).toContain('title: One last e-mail\n')
  })

  it('shows problems on the blocks they concern', async () => {
    await builder.drop('Wait', { x: 300, y: 560 })
    await builder.block('Wait a day').locator('.block-error').waitFor()
    await builder.tab('Problems')
    await page.getByRole('list', { name: 'Problems' }).getByText('wait', { exact: false }).first().waitFor()
    await expectAccessible(page)
    await builder.open('Wait a day')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await builder.block('Wait a day').waitFor({ state: 'detached' })
  })

  it('goes live, and tells who enters', async () => {
    await builder.overview()
    await page.getByRole('button', { name: 'Set live' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Your name').fill('ada')
    await dialog.getByRole('button', { name: 'Set live' }).click()
    await page.getByText('Version 1 is live').waitFor()
    expect(faults).toEqual([])
  })

  it('lets the users in who come then', async () => {
    const lines = await server.post(
      { user: 'nora', set: { plan: 'free', email: 'nora@example.com' }, online: true },
      { user: 'nora', content: `${ID}/post`, is: 'clicked', link: 'https://example.com/premium', online: true },
      { user: 'nora', set: { plan: 'premium' } },
    )
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['entered', 'sent', 'matched', 'sent', 'goal-hit', 'attributed', 'matched', 'tagged', 'finished'])
  })

  it('reads the tiles, finds the firing of the goal and why it fired', async () => {
    await page.goto(`${server.url}/series/${ID}/performance`)
    await page.getByRole('button', { name: /^Started\s*1/ }).waitFor()
    await page.getByRole('button', { name: /^Goal\s*1/ }).waitFor()
    await page.goto(`${server.url}/auditor`)
    await page.getByRole('link', { name: /^goal-hit / }).click()
    await page.getByRole('heading', { name: 'The rule, as it ran' }).waitFor()
    await page.goto(`${server.url}/auditor/why?user=nora&series=${ID}`)
    await page.getByRole('heading', { name: 'Goal', exact: false }).first().waitFor()
    expect(faults).toEqual([])
  })
})
