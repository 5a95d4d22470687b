import { testShop } from '../../e2e/testShop.js';

testShop('vue', true);
