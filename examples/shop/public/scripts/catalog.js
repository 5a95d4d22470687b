/** Everything Maison Lilas sells. Prices are whole cents. */
const letters = ['XS', 'S', 'M', 'L', 'XL'];
const trousers = ['34', '36', '38', '40', '42', '44'];

export const currency = 'EUR';
export const freeDeliveryFrom = 15000;
export const deliveryPrice = 690;

export const categories = ['dresses', 'coats', 'tops', 'bottoms', 'accessories'];

export const products = [
  {
    sku: 'LIL-DRESS-01',
    category: 'dresses',
    picture: 'dress-aurore',
    price: 14900,
    sizes: letters,
    title: { en: 'Aurore linen dress', ru: 'Льняное платье «Аврора»' },
    colour: { en: 'Old rose', ru: 'Пыльная роза' },
    text: {
      en: 'Washed linen, a soft belt, and a skirt that moves when you do. Cut to sit at the natural waist.',
      ru: 'Умягчённый лён, мягкий пояс и юбка, которая движется вместе с вами. Посадка по естественной талии.',
    },
    fabric: { en: '100 % European linen', ru: '100 % европейский лён' },
    alt: {
      en: 'Old rose midi dress with short sleeves and a tied belt, on a hanger',
      ru: 'Платье миди цвета пыльной розы с короткими рукавами и поясом, на вешалке',
    },
  },
  {
    sku: 'LIL-COAT-01',
    category: 'coats',
    picture: 'coat-camel',
    price: 38900,
    sizes: letters,
    title: { en: 'Solène wool coat', ru: 'Пальто «Солен» из шерсти' },
    colour: { en: 'Camel', ru: 'Кэмел' },
    text: {
      en: 'The long coat we never take off the collection. Double-breasted, unlined sleeves, warm down to zero.',
      ru: 'Длинное пальто, которое мы не убираем из коллекции. Двубортное, согреет до нуля градусов.',
    },
    fabric: { en: '80 % wool, 20 % polyamide', ru: '80 % шерсть, 20 % полиамид' },
    alt: {
      en: 'Long double-breasted camel coat on a hanger',
      ru: 'Длинное двубортное пальто цвета кэмел на вешалке',
    },
  },
  {
    sku: 'LIL-TOP-02',
    category: 'tops',
    picture: 'blouse-lavalliere',
    price: 9500,
    sizes: letters,
    title: { en: 'Colette bow blouse', ru: 'Блузка «Колетт» с бантом' },
    colour: { en: 'Sky grey', ru: 'Серо-голубой' },
    text: {
      en: 'Full sleeves, narrow cuffs and a bow that can be tied, knotted or left loose.',
      ru: 'Объёмные рукава, узкие манжеты и бант, который можно завязать, стянуть узлом или оставить свободным.',
    },
    fabric: { en: '100 % viscose', ru: '100 % вискоза' },
    alt: {
      en: 'Grey-blue blouse with full sleeves and a large bow',
      ru: 'Серо-голубая блузка с объёмными рукавами и большим бантом',
    },
  },
  {
    sku: 'LIL-BAG-01',
    category: 'accessories',
    picture: 'bag-cognac',
    price: 24500,
    sizes: ['—'],
    title: { en: 'Rivoli top-handle bag', ru: 'Сумка «Риволи»' },
    colour: { en: 'Cognac', ru: 'Коньяк' },
    text: {
      en: 'Vegetable-tanned leather that darkens with the years. Holds a book, a scarf and the day.',
      ru: 'Кожа растительного дубления, которая темнеет с годами. Вмещает книгу, шарф и весь день.',
    },
    fabric: { en: 'Calf leather, cotton lining', ru: 'Телячья кожа, подкладка из хлопка' },
    alt: {
      en: 'Cognac leather handbag with one handle and a brass clasp',
      ru: 'Кожаная сумка цвета коньяка с одной ручкой и латунной застёжкой',
    },
  },
  {
    sku: 'LIL-DRESS-02',
    category: 'dresses',
    picture: 'dress-iris',
    price: 17900,
    sizes: letters,
    title: { en: 'Iris wrap dress', ru: 'Платье-запах «Ирис»' },
    colour: { en: 'Plum', ru: 'Слива' },
    text: {
      en: 'One knot at the side and it fits. Long sleeves, a deep but honest neckline.',
      ru: 'Один узел сбоку — и сидит. Длинные рукава, глубокий, но честный вырез.',
    },
    fabric: { en: '95 % viscose, 5 % elastane', ru: '95 % вискоза, 5 % эластан' },
    alt: {
      en: 'Plum wrap dress with long sleeves, tied at the side',
      ru: 'Сливовое платье-запах с длинными рукавами, завязанное сбоку',
    },
  },
  {
    sku: 'LIL-BOT-01',
    category: 'bottoms',
    picture: 'skirt-plissee',
    price: 11900,
    sizes: trousers,
    title: { en: 'Mathilde pleated skirt', ru: 'Плиссированная юбка «Матильда»' },
    colour: { en: 'Eucalyptus', ru: 'Эвкалипт' },
    text: {
      en: 'Sun pleats from the waistband down. The pleats stay, wash after wash.',
      ru: 'Солнечное плиссе от самого пояса. Складки держатся стирка за стиркой.',
    },
    fabric: { en: '100 % recycled polyester', ru: '100 % переработанный полиэстер' },
    alt: { en: 'Eucalyptus green pleated midi skirt', ru: 'Плиссированная юбка миди цвета эвкалипта' },
  },
  {
    sku: 'LIL-TOP-01',
    category: 'tops',
    picture: 'shirt-popeline',
    price: 8900,
    sizes: letters,
    title: { en: 'Jeanne poplin shirt', ru: 'Рубашка «Жанна» из поплина' },
    colour: { en: 'White', ru: 'Белый' },
    text: {
      en: 'A white shirt with a little more room than you expect. Mother-of-pearl buttons, one pocket.',
      ru: 'Белая рубашка чуть свободнее, чем вы ждёте. Перламутровые пуговицы, один карман.',
    },
    fabric: { en: '100 % organic cotton', ru: '100 % органический хлопок' },
    alt: {
      en: 'White button-down shirt with a chest pocket',
      ru: 'Белая рубашка на пуговицах с нагрудным карманом',
    },
  },
  {
    sku: 'LIL-COAT-02',
    category: 'coats',
    picture: 'trench-sable',
    price: 28900,
    sizes: letters,
    title: { en: 'Manon trench', ru: 'Тренч «Манон»' },
    colour: { en: 'Sand', ru: 'Песок' },
    text: {
      en: 'Water-repellent gabardine, a storm flap that works, and a belt with a leather buckle.',
      ru: 'Водоотталкивающий габардин, настоящая кокетка от ветра и пояс с пряжкой в коже.',
    },
    fabric: { en: '65 % cotton, 35 % polyester', ru: '65 % хлопок, 35 % полиэстер' },
    alt: {
      en: 'Sand-coloured belted trench coat on a hanger',
      ru: 'Тренч песочного цвета с поясом, на вешалке',
    },
  },
  {
    sku: 'LIL-ACC-01',
    category: 'accessories',
    picture: 'scarf-lilas',
    price: 6500,
    sizes: ['—'],
    title: { en: 'Lilas silk scarf', ru: 'Шёлковый шарф «Лила»' },
    colour: { en: 'Lilac', ru: 'Сирень' },
    text: {
      en: 'Our name, in silk: small white petals on lilac, rolled and fringed by hand.',
      ru: 'Наше имя в шёлке: белые лепестки на сирени, края подшиты вручную.',
    },
    fabric: { en: '100 % silk twill', ru: '100 % шёлковый твил' },
    alt: {
      en: 'Lilac scarf with white petals, tied in a loop',
      ru: 'Сиреневый шарф с белыми лепестками, завязанный петлёй',
    },
  },
  {
    sku: 'LIL-TOP-03',
    category: 'tops',
    picture: 'knit-avoine',
    price: 13500,
    sizes: letters,
    title: { en: 'Brume cable jumper', ru: 'Свитер «Брюм» с косами' },
    colour: { en: 'Oat', ru: 'Овсяный' },
    text: {
      en: 'Three cables, a soft roll neck, and wool from one mill in the Vosges.',
      ru: 'Три косы, мягкий ворот и шерсть с одной мануфактуры в Вогезах.',
    },
    fabric: { en: '70 % merino wool, 30 % alpaca', ru: '70 % меринос, 30 % альпака' },
    alt: {
      en: 'Oat-coloured cable-knit jumper with a roll neck',
      ru: 'Вязаный свитер овсяного цвета с косами и воротом',
    },
  },
  {
    sku: 'LIL-DRESS-03',
    category: 'dresses',
    picture: 'dress-sauge',
    price: 16500,
    sizes: letters,
    title: { en: 'Clair slip dress', ru: 'Платье-комбинация «Клер»' },
    colour: { en: 'Sage', ru: 'Шалфей' },
    text: {
      en: 'Cut on the bias, so that it follows and does not cling. Straps of adjustable length.',
      ru: 'Крой по косой: облегает, но не обтягивает. Бретели регулируются.',
    },
    fabric: { en: '100 % washable silk', ru: '100 % стираемый шёлк' },
    alt: {
      en: 'Sage green slip dress with thin straps',
      ru: 'Платье-комбинация цвета шалфея на тонких бретелях',
    },
  },
  {
    sku: 'LIL-COAT-03',
    category: 'coats',
    picture: 'blazer-ardoise',
    price: 21900,
    sizes: letters,
    title: { en: 'Alix tailored jacket', ru: 'Жакет «Аликс»' },
    colour: { en: 'Slate', ru: 'Грифель' },
    text: {
      en: 'One-and-a-half breasted, a defined waist, real buttonholes at the cuffs.',
      ru: 'Чёткая талия, мягкое плечо и настоящие петли на манжетах.',
    },
    fabric: { en: '98 % wool, 2 % elastane', ru: '98 % шерсть, 2 % эластан' },
    alt: {
      en: 'Slate grey tailored jacket over a cream top',
      ru: 'Приталенный жакет цвета грифеля поверх кремового топа',
    },
  },
  {
    sku: 'LIL-BOT-02',
    category: 'bottoms',
    picture: 'trousers-large',
    price: 12900,
    sizes: trousers,
    title: { en: 'Simone wide trousers', ru: 'Широкие брюки «Симона»' },
    colour: { en: 'Charcoal', ru: 'Антрацит' },
    text: {
      en: 'A high waist and a leg that falls straight from the hip. Two lengths, shortened for free.',
      ru: 'Высокая талия и линия, падающая прямо от бедра. Две длины, подгонка бесплатно.',
    },
    fabric: { en: '54 % polyester, 44 % wool, 2 % elastane', ru: '54 % полиэстер, 44 % шерсть, 2 % эластан' },
    alt: { en: 'Charcoal wide-leg trousers with a crease', ru: 'Широкие брюки цвета антрацита со стрелками' },
  },
  {
    sku: 'LIL-ACC-02',
    category: 'accessories',
    picture: 'shoes-grenat',
    price: 18900,
    sizes: ['36', '37', '38', '39', '40', '41'],
    title: { en: 'Odéon heels', ru: 'Туфли «Одеон»' },
    colour: { en: 'Garnet', ru: 'Гранат' },
    text: {
      en: 'Seven centimetres that feel like four. High on the instep, padded sole.',
      ru: 'Семь сантиметров, которые ощущаются как четыре. Высокий подъём, мягкая стелька.',
    },
    fabric: { en: 'Suede, leather lining', ru: 'Замша, кожаная подкладка' },
    alt: { en: 'A pair of garnet high-heeled shoes', ru: 'Пара туфель гранатового цвета на каблуке' },
  },
  {
    sku: 'LIL-BOT-03',
    category: 'bottoms',
    picture: 'jean-ecru',
    price: 10900,
    sizes: trousers,
    title: { en: 'Lou straight jeans', ru: 'Прямые джинсы «Лу»' },
    colour: { en: 'Ecru', ru: 'Экрю' },
    text: {
      en: 'Undyed denim with a straight leg. It softens from the third wearing on.',
      ru: 'Неокрашенный деним, прямая линия. Становится мягче с третьего раза.',
    },
    fabric: { en: '100 % cotton', ru: '100 % хлопок' },
    alt: { en: 'Ecru straight-leg jeans', ru: 'Прямые джинсы цвета экрю' },
  },
  {
    sku: 'LIL-ACC-03',
    category: 'accessories',
    picture: 'beret-marine',
    price: 4900,
    sizes: ['—'],
    title: { en: 'Louise felt beret', ru: 'Берет «Луиза» из фетра' },
    colour: { en: 'Navy', ru: 'Тёмно-синий' },
    text: {
      en: 'Felted in the Béarn by people who have done nothing else since 1840. With a small brooch.',
      ru: 'Свалян в Беарне теми, кто с 1840 года ничем другим не занимается. С маленькой брошью.',
    },
    fabric: { en: '100 % merino wool', ru: '100 % шерсть мериноса' },
    alt: { en: 'Navy beret with a small gold brooch', ru: 'Тёмно-синий берет с маленькой золотой брошью' },
  },
];

export const findProduct = (sku) => products.find((product) => product.sku === sku);
