import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { Letters } from './letters.js';

@Module({ imports: [DirectoryModule], providers: [Letters], exports: [Letters] })
export class LettersModule {}
