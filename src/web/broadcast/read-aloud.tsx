import { useEffect, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'

/** The browser's own voice, where it has one. It can be heard, but no browser gives it out as a file. */
export function ReadAloud({ title, text }: { title: string; text: string }) {
  const [isSpeaking, setSpeaking] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  if (!('speechSynthesis' in globalThis)) return null
  const toggle = () => {
    speechSynthesis.cancel()
    setSpeaking(!isSpeaking)
    if (isSpeaking) return
    const spoken = new SpeechSynthesisUtterance(text)
    spoken.lang = 'zh-TW'
    spoken.onend = () => setSpeaking(false)
    spoken.onerror = () => setSpeaking(false)
    speechSynthesis.speak(spoken)
  }
  return (
    <Button
      icon="reports"
      aria-label={t(isSpeaking ? 'broadcast.stopOf' : 'broadcast.aloudOf', { title })}
      onPress={toggle}
    >
      {t(isSpeaking ? 'broadcast.stop' : 'broadcast.aloud')}
    </Button>
  )
}
