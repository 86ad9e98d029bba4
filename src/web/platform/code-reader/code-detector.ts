/** Reads the code in a picture, or says that there is none. */
export type CodeDetector = (picture: HTMLVideoElement | ImageBitmap) => Promise<string | null>

type Detector = { detect: (picture: ImageBitmapSource) => Promise<{ rawValue: string }[]> }
type DetectorClass = { new (options: { formats: ['qr_code'] }): Detector; getSupportedFormats: () => Promise<string[]> }

/** The browser's own reader where it has one, which is faster; else ours, fetched when it is first needed. */
export async function codeDetector(): Promise<CodeDetector> {
  const detector = (await ofBrowser()) ?? (await ours())
  return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
}

async function ofBrowser(): Promise<Detector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  const formats = await BarcodeDetector?.getSupportedFormats().catch((): string[] => [])
  return BarcodeDetector && formats?.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null
}

async function ours(): Promise<Detector> {
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector()
}
