/** One language of the scripted operator. */
export interface Script {
  /** By intent; `chat` also serves intents that are not named. */
  readonly greetings: Readonly<Record<string, string>>;
  /** In turn, from the second message on; the list starts again at its end. */
  readonly answers: readonly string[];
  readonly form: string;
  readonly file: string;
  readonly goodbye: string;
  /** Lower case; a message that begins with one of these ends the conversation. */
  readonly goodbyes: readonly string[];
}

/** What the scripted operator says, by base language. */
export const scripts: { readonly en: Script } & Readonly<Record<string, Script>> = {
  en: {
    greetings: {
      chat: 'Hello, Anna here. How can I help you?',
      stylist: 'Hello, I am Anna, your stylist. What are we looking for today?',
    },
    answers: [
      'Let me look that up for you.',
      'Good choice! Which size do you usually wear?',
      'We deliver in two to four days, and returns are free for 30 days.',
      'Is there anything else? Say “bye” to end this chat.',
    ],
    form: 'Thank you, this helps a lot. I will put a few looks together for you.',
    file: 'Thank you, I am looking at your file.',
    goodbye: 'It was a pleasure. Goodbye!',
    goodbyes: ['bye', 'goodbye', 'good bye', 'that is all', "that's all"],
  },
  ru: {
    greetings: {
      chat: 'Здравствуйте, меня зовут Анна. Чем могу помочь?',
      stylist: 'Здравствуйте, я Анна, ваш стилист. Что будем подбирать?',
    },
    answers: [
      'Сейчас посмотрю.',
      'Отличный выбор! Какой размер вы обычно носите?',
      'Доставка занимает от двух до четырёх дней, вернуть можно бесплатно в течение 30 дней.',
      'Могу помочь чем-то ещё? Чтобы завершить, напишите «пока».',
    ],
    form: 'Спасибо, это очень поможет. Подберу для вас несколько образов.',
    file: 'Спасибо, смотрю ваш файл.',
    goodbye: 'Было приятно пообщаться. До свидания!',
    goodbyes: ['пока', 'до свидания', 'это всё', 'это все', 'спасибо, всё'],
  },
};
