import styles from './awareness.module.css'

/** A line of its own in the text is a paragraph to whoever reads it. */
export const PieceText = ({ text }: { text: string }) => (
  <div className={styles.prose}>
    {text
      .split('\n')
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
  </div>
)
