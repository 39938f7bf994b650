/* Empty: ICU headers are included only by the C files of CICU. */
