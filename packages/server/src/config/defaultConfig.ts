import type { Form } from '@comptoir/transport';
import type { ServiceConfig } from './serviceConfig.js';

const sizes = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];

const stylistForm: Form = {
  id: 'stylist',
  version: 1,
  title: { en: 'A few questions from your stylist', ru: 'Несколько вопросов от стилиста' },
  intro: {
    en: 'Answer what you like, skip the rest.',
    ru: 'Ответьте на то, что хочется, остальное пропустите.',
  },
  steps: [
    {
      name: 'occasion',
      kind: 'choice',
      label: { en: 'What are you dressing for?', ru: 'Для какого случая подбираем?' },
      options: [
        { value: 'everyday', label: { en: 'Every day', ru: 'На каждый день' } },
        { value: 'work', label: { en: 'Work', ru: 'Для работы' } },
        { value: 'party', label: { en: 'A party', ru: 'Для праздника' } },
        { value: 'travel', label: { en: 'Travel', ru: 'В поездку' } },
      ],
    },
    {
      name: 'colours',
      kind: 'multiChoice',
      max: 3,
      label: { en: 'Colours you feel good in', ru: 'В каких цветах вам хорошо?' },
      hint: { en: 'Up to three.', ru: 'Не больше трёх.' },
      options: [
        { value: 'neutral', label: { en: 'Black, white, grey', ru: 'Чёрный, белый, серый' } },
        { value: 'earth', label: { en: 'Beige and brown', ru: 'Бежевый и коричневый' } },
        { value: 'blue', label: { en: 'Blues', ru: 'Синие тона' } },
        { value: 'bright', label: { en: 'Bright colours', ru: 'Яркие цвета' } },
        { value: 'pastel', label: { en: 'Pastels', ru: 'Пастельные тона' } },
      ],
    },
    {
      name: 'daring',
      kind: 'scale',
      min: 1,
      max: 5,
      label: { en: 'How daring may it be?', ru: 'Насколько смелым может быть образ?' },
      minLabel: { en: 'Classic', ru: 'Классика' },
      maxLabel: { en: 'Surprise me', ru: 'Удивите меня' },
    },
    {
      name: 'size',
      kind: 'size',
      label: { en: 'Your usual size', ru: 'Ваш обычный размер' },
      options: sizes.map((size) => ({ value: size, label: size })),
    },
    {
      name: 'photo',
      kind: 'photo',
      maxFiles: 3,
      label: { en: 'A photo of a look you like', ru: 'Фото образа, который вам нравится' },
    },
    {
      name: 'wish',
      kind: 'text',
      multiline: true,
      maxLength: 1000,
      label: { en: 'Anything else?', ru: 'Что ещё важно?' },
    },
  ],
};

/** The service of a shop that has not written its own configuration. */
export const defaultConfig: ServiceConfig = {
  groups: ['chat', 'stylist'],
  canned: [
    { key: 'hello', text: 'Hello! How can I help you?' },
    { key: 'moment', text: 'One moment, I am looking it up.' },
    { key: 'order', text: 'Could you tell me your order number, please?' },
    { key: 'thanks', text: 'Thank you for writing. Have a lovely day!' },
    { key: 'привет', text: 'Здравствуйте! Чем могу помочь?' },
    { key: 'минуту', text: 'Одну минуту, сейчас уточню.' },
    { key: 'заказ', text: 'Подскажите, пожалуйста, номер заказа.' },
    { key: 'спасибо', text: 'Спасибо за обращение! Хорошего дня!' },
  ],
  forms: [stylistForm],
};
