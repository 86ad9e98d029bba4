import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { pictureHeader } from './picture-header.ts'

const picture = () => sharp({ create: { width: 90, height: 60, channels: 3, background: '#446688' } })
const headerOf = (bytes: Uint8Array) => pictureHeader(new Uint8Array(bytes))
const whole = { width: 90, height: 60, isWhole: true }

describe('the head of a picture', () => {
  test('tells the kind and the size', async () => {
    expect(headerOf(await picture().jpeg().toBuffer())).toEqual({ kind: 'jpeg', ...whole })
    expect(headerOf(await picture().jpeg({ progressive: true }).toBuffer())).toEqual({ kind: 'jpeg', ...whole })
    expect(headerOf(await picture().png().toBuffer())).toEqual({ kind: 'png', ...whole })
    expect(headerOf(await picture().webp().toBuffer())).toEqual({ kind: 'webp', ...whole })
    expect(headerOf(await picture().webp({ lossless: true }).toBuffer())).toEqual({ kind: 'webp', ...whole })
  })

  test('of a photograph with a small one inside is that of the large one', async () => {
    const exif = { IFD0: { Make: 'Phone', ImageDescription: 'x'.repeat(20_000) } }
    expect(headerOf(await picture().jpeg().withExif(exif).toBuffer())).toEqual({ kind: 'jpeg', ...whole })
  })

  test('says that the end is missing', async () => {
    const [jpeg, png, webp] = await Promise.all([
      picture().jpeg().toBuffer(),
      picture().png().toBuffer(),
      picture().webp().toBuffer(),
    ])
    for (const bytes of [jpeg, png, webp]) expect(headerOf(bytes.subarray(0, -12)).isWhole).toBe(false)
    expect(headerOf(jpeg.subarray(0, 40)).isWhole).toBe(false)
  })

  test('does not mind the film that a phone puts behind the photograph', async () => {
    const film = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(5000, 7)])
    expect(headerOf(film)).toEqual({ kind: 'jpeg', ...whole })
  })

  test('knows HEIC by its name, and nothing of what is no picture', () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    expect(headerOf(heic).kind).toBe('heic')
    expect(headerOf(Buffer.from('not a picture at all, only some words')).kind).toBe('other')
    expect(headerOf(Buffer.alloc(3)).kind).toBe('other')
  })
})
