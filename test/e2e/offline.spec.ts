import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import type { ChecklistText } from '#domain/checklist/checklist.ts'
import { inaccessible } from './accessible.ts'
import { shot } from './browser.ts'
import { published } from './field-form.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const head = 'fang.lijuan'

/** Thirty-nine questions and one of photographs. */
const formOf = (number: number): ChecklistText => ({
  kind: 'own',
  title: `離線巡檢表 ${number}`,
  version: 1,
  source: '測試用',
  items: Array.from({ length: 40 }, (_, index) => ({
    key: `R${index}`,
    section: `第 ${Math.floor(index / 10) + 1} 區`,
    question: index === 39 ? '現場照片' : `第 ${index + 1} 處門窗與電源均無異狀`,
    grade: 'minor' as const,
    ...(index === 39 && { answerKind: 'photograph' as const }),
  })),
})
for (const number of [1, 2, 3]) await published(officer, formOf(number))

const photographs = (count: number, from: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const shade = from + index
      const noise = Buffer.from(Array.from({ length: 200 * 150 * 3 }, (_, at) => (at * (shade + 7)) % 256))
      const buffer = await sharp(noise, { raw: { width: 200, height: 150, channels: 3 } })
        .jpeg({ quality: 92 })
        .toBuffer()
      return { name: `現場${shade}.jpg`, mimeType: 'image/jpeg', buffer }
    }),
  )

/** The page's pages are there without network from then on, and so is what the round needs. */
async function takenAlong(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready')
  await expect
    .poll(() => rowsOf(page, 'kept').then((rows) => rows.some(({ place }) => String(place).endsWith('//field-kit'))), {
      timeout: 20_000,
    })
    .toBe(true)
}

type Row = Record<string, unknown>
/** What lies on the device, as it lies there. */
const rowsOf = (page: Page, table: string): Promise<Row[]> =>
  page.evaluate(`new Promise((done, fail) => {
    const opening = indexedDB.open('shousui')
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const asked = opening.result.transaction(${JSON.stringify(table)}).objectStore(${JSON.stringify(table)}).getAll()
      asked.onsuccess = () => { opening.result.close(); done(asked.result.map((row) => ({ ...row, sealed: undefined, key: undefined }))) }
      asked.onerror = () => fail(asked.error)
    }
  })`)

/** The hash of every photograph that the device keeps, opened with the key that lies there and can open but not be read. */
const keptHashes = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(`new Promise((done, fail) => {
    const opening = indexedDB.open('shousui')
    opening.onsuccess = () => {
      const all = (table) => new Promise((found) => {
        const asked = opening.result.transaction(table).objectStore(table).getAll()
        asked.onsuccess = () => found(asked.result)
      })
      void (async () => {
        const [{ owner, key }] = await all('key')
        const hashes = {}
        for (const { id, sealed } of await all('bytes')) {
          const additionalData = new TextEncoder().encode(owner + '/' + id + '/bytes')
          const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData }, key, sealed.subarray(12))
          const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', open))
          hashes[id] = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
        }
        opening.result.close()
        done(hashes)
      })().catch(fail)
    }
  })`)

async function begin(page: Page, number: number): Promise<void> {
  await page.getByRole('navigation', { name: '主要功能' }).getByRole('link', { name: '檢查', exact: true }).tap()
  await page.getByRole('link', { name: '開始檢查' }).tap()
  await page.getByRole('button', { name: `離線巡檢表 ${number}` }).tap()
  await page.getByRole('heading', { level: 1, name: `離線巡檢表 ${number}` }).waitFor()
}

const questions = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })

async function answer(page: Page, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1)
    await questions(page).nth(at).getByRole('radio', { name: '符合', exact: true }).tap()
}

const addPhotographs = async (page: Page, count: number, from: number): Promise<void> => {
  await page.getByLabel(/^選擇(照片|檔案|圖片).*現場照片$/).setInputFiles(await photographs(count, from))
  await page.getByRole('img', { name: `現場${from + count - 1}.jpg` }).waitFor()
}

const handIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /送出/ }).tap()
  await page.getByText('已在這台裝置上送出').waitFor()
}

async function signIn(page: Page, loginName: string): Promise<void> {
  const sample = (await (await fetch(`${home.address}/api/sample`)).json()) as { password: string }
  await page.getByRole('textbox', { name: '帳號' }).fill(loginName)
  await page.getByLabel('密碼').fill(sample.password)
  await page.getByRole('button', { name: '登入', exact: true }).tap()
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /個人選單/ }).tap()
  await page.getByRole('button', { name: '登出' }).tap()
  await page.getByRole('textbox', { name: '帳號' }).waitFor()
}

afterAll(() =>
  expect(home.complaints().filter((one) => !/ERR_INTERNET_DISCONNECTED|fetching the script|401|409/.test(one))).toEqual(
    [],
  ),
)

describe('a round where there is no network', () => {
  let page: Page
  let hashes: Record<string, string> = {}

  test('is made with three forms, 120 answers and 40 photographs, and a reload in the middle loses nothing', async () => {
    page = await home.enter(head, 'phone')
    await takenAlong(page)
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()

    await begin(page, 1)
    await answer(page, 0, 39)
    await addPhotographs(page, 14, 0)
    await handIn(page)

    await begin(page, 2)
    await answer(page, 0, 20)
    await addPhotographs(page, 13, 14)
    await page.reload()
    await expect.poll(() => page.getByRole('radio', { checked: true }).count(), { timeout: 10_000 }).toBe(20)
    await page.getByRole('img', { name: '現場26.jpg' }).waitFor()
    await answer(page, 20, 39)
    await handIn(page)

    await begin(page, 3)
    await answer(page, 0, 39)
    await addPhotographs(page, 13, 27)
    await handIn(page)
    hashes = await keptHashes(page)
    expect(Object.keys(hashes)).toHaveLength(40)
  })

  test('waits on a page that says what, since when and why not yet', async () => {
    await page.getByRole('link', { name: /筆待送/ }).tap()
    await page.getByRole('heading', { level: 1, name: '待送資料' }).waitFor()
    for (const number of [1, 2, 3]) await page.getByText(`離線巡檢表 ${number}`).first().waitFor()
    await page.getByText('等候網路').first().waitFor()
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '60-outbox')
  })

  test('lies there sealed: another person on the same device neither sees nor sends it', async () => {
    await signOut(page)
    expect(await rowsOf(page, 'key')).toEqual([])
    await page.context().setOffline(false)
    await page.reload()
    await signIn(page, 'mo.yishan')
    await page.getByRole('link', { name: '已全部送達' }).tap()
    await page.getByText(/另有其他同仁的 \d+ 筆資料/).waitFor()
    expect(await page.getByText('離線巡檢表').count()).toBe(0)
    await shot(page, '61-outbox-of-another')
    const there = await home.ask('select from file where id = any($1)', [Object.keys(hashes)])
    expect(there).toEqual([])
    expect((await rowsOf(page, 'bytes')).length).toBe(40)
    await signOut(page)
  })

  test('arrives complete and byte for byte once its owner signs in again, and only then the device forgets it', async () => {
    await signIn(page, head)
    await page.getByRole('link', { name: /筆待送/ }).waitFor()
    await page.getByRole('link', { name: '已全部送達' }).waitFor({ timeout: 90_000 })
    const files = await home.ask<{ id: string; sha: string }>(
      'select id, received_sha256 as sha from file where id = any($1)',
      [Object.keys(hashes)],
    )
    expect(Object.fromEntries(files.map(({ id, sha }) => [id, sha]))).toEqual(hashes)
    const handedIn = await home.ask<{ answers: unknown[] }>(
      `select inspection.answers from inspection join checklist_version as form on form.id = checklist_version_id
       where status = 'submitted' and form.content ->> 'title' like '離線巡檢表%'`,
    )
    expect(handedIn.map(({ answers }) => answers.length)).toEqual([40, 40, 40])
    const often = await home.ask<{ times: number }>(
      `select count(*)::int as times from audit_entry where operation = 'inspection.submit' group by subject_id order by 1 desc`,
    )
    expect(often[0]!.times).toBe(1)
    expect(await rowsOf(page, 'bytes')).toEqual([])
    expect(await rowsOf(page, 'entry')).toEqual([])
    await page.context().close()
  })
})

describe('an inspection taken over while its holder has no network', () => {
  test('is kept in both versions, and a person chooses', async () => {
    const page = await home.enter(head, 'phone')
    await takenAlong(page)
    await begin(page, 1)
    await answer(page, 0, 2)
    await page.getByText('已儲存').waitFor()
    const id = page.url().split('/').at(-1)!
    await page.context().setOffline(true)
    await answer(page, 2, 5)
    await page.getByText('尚未送到系統').waitFor()
    const { body } = await officer.get(`/inspections/${id}`)
    const taken = await officer.post(`/inspections/${id}/take-over`, { version: body.inspection.version })
    expect(taken.status).toBe(200)
    await page.context().setOffline(false)
    await page.getByRole('link', { name: '已全部送達' }).waitFor({ timeout: 30_000 })
    const { body: versions } = await officer.get(`/inspections/${id}/versions`)
    expect(versions.kept.map(({ answers }: { answers: unknown[] }) => answers.length)).toEqual([5])
    const { body: stands } = await officer.get(`/inspections/${id}`)
    expect(stands.inspection.answers).toHaveLength(2)
    await page.goto(`/checks/${id}/versions`)
    await shot(page, '62-versions')
    await page.context().close()
  })
})
