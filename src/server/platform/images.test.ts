import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { checkEvidenceFile, largestFile, reencodeImage } from './images.ts'

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 60, b: 40 } } })

const place = {
  IFD0: { Make: 'TheCamera', Copyright: '王小明' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 38/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 33/1 0/1' },
}

const problem = (code: string) => expect.objectContaining({ name: 'Problem', code })

describe('a picture', () => {
  test('loses the place and camera that were written into it', async () => {
    const before = await photo().withExif(place).jpeg().toBuffer()
    expect(before.includes('TheCamera')).toBe(true)
    expect((await sharp(before).metadata()).exif).toBeDefined()

    const after = await reencodeImage(before)
    const found = await sharp(after.bytes).metadata()
    expect([found.exif, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined])
    expect(Buffer.from(after.bytes).includes('TheCamera')).toBe(false)
  })

  test('stands upright although the camera was held on its side', async () => {
    const lying = await photo(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await reencodeImage(lying)).toMatchObject({ width: 40, height: 60, mediaType: 'image/jpeg' })
  })

  test('is made no longer than 2560 pixels and never larger than it was', async () => {
    expect(await reencodeImage(await photo(5000, 1000).png().toBuffer())).toMatchObject({ width: 2560, height: 512 })
    expect(await reencodeImage(await photo(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 })
  })

  test('in WebP becomes JPEG, or PNG where it is transparent', async () => {
    const clear = sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } })
    expect((await reencodeImage(await photo().webp().toBuffer())).mediaType).toBe('image/jpeg')
    expect((await reencodeImage(await clear.webp().toBuffer())).mediaType).toBe('image/png')
  })

  test('of more than 40 megapixels is too large', async () => {
    const huge = await photo(8000, 5001).png().toBuffer()
    await expect(reencodeImage(huge)).rejects.toEqual(problem('file.too_large'))
  })

  test('that is cut off is broken', async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer()
    await expect(reencodeImage(noise.subarray(0, noise.length / 2))).rejects.toEqual(problem('file.broken'))
    const png = await photo().png().toBuffer()
    await expect(reencodeImage(png.subarray(0, 60))).rejects.toEqual(problem('file.broken'))
  })

  test('after a broken one is still taken', async () => {
    const png = await photo().png().toBuffer()
    const both = await Promise.allSettled([reencodeImage(png.subarray(0, 60)), reencodeImage(png)])
    expect(both.map((each) => each.status)).toEqual(['rejected', 'fulfilled'])
  })
})

const text = (content: string) => strToU8(content)
const gif = text('GIF89a\x01\x00\x01\x00\x00\x00\x00;')
const heic = new Uint8Array([0, 0, 0, 24, ...text('ftypheic'), 0, 0, 0, 0, ...text('mif1heic')])

describe('evidence of another kind is refused', () => {
  const refused: [string, Uint8Array][] = [
    ['a.svg', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['a.png', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a.html', text('<!doctype html><script>1</script>')],
    ['a.jpg', text('<!doctype html><script>1</script>')],
    ['a.gif', gif],
    ['a.png', gif],
    ['a.heic', heic],
    ['a.jpg', heic],
    ['a.zip', zipSync({ a: text('a') })],
    ['a.pdf', zipSync({ a: text('a') })],
    ['a.exe', text('MZ\x90\x00')],
  ]
  test.each(refused)('%s', async (name, bytes) => {
    await expect(checkEvidenceFile(bytes, name)).rejects.toEqual(problem('file.unsupported'))
  })

  test('a picture whose ending says that it is something else', async () => {
    const png = new Uint8Array(await photo().png().toBuffer())
    await expect(checkEvidenceFile(png, '照片.pdf')).rejects.toEqual(problem('file.unsupported'))
    await expect(checkEvidenceFile(png, '照片')).rejects.toEqual(problem('file.unsupported'))
    expect(await checkEvidenceFile(png, '照片.PNG')).toMatchObject({ mediaType: 'image/png', width: 60, height: 40 })
  })

  test('an empty file is broken, and one above 15 MiB too large', async () => {
    await expect(checkEvidenceFile(new Uint8Array(), 'a.jpg')).rejects.toEqual(problem('file.broken'))
    await expect(checkEvidenceFile(new Uint8Array(largestFile + 1), 'a.jpg')).rejects.toEqual(problem('file.too_large'))
  })
})

describe('a PDF as evidence', () => {
  test('is kept as it is', async () => {
    const pdf = text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
    expect(await checkEvidenceFile(pdf, '公文.pdf')).toEqual({ bytes: pdf, mediaType: 'application/pdf' })
  })

  test('is broken when its end is missing', async () => {
    await expect(checkEvidenceFile(text('%PDF-1.7\n1 0 obj\n<<>>'), '公文.pdf')).rejects.toEqual(problem('file.broken'))
  })
})
