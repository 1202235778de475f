/* driver.c: runs one target as an ordinary test: over every file of its corpus, then
 * over mutations of them that are the same on each run.
 *
 *   fuzz-NAME FOLDER [KEEP]   all of that; an input that fails is kept in the file KEEP
 *   fuzz-NAME FILE            this one input
 *
 * CT_FUZZ_SEED and CT_FUZZ_MUTATIONS change what is tried.
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "fuzz.h"

#define DEFAULT_SEED 2023
#define DEFAULT_MUTATIONS 400
#define MOST_SECONDS 4       /* for all mutations */
#define SECONDS_AN_INPUT 20u /* then it hangs */

/* Keeping the input that fails */

static struct {
  const gchar *keep;
  const guint8 *data;
  gsize size;
} current;

static void
say(const gchar *text)
{
  if (write(STDERR_FILENO, text, strlen(text)) < 0)
    _exit(1);
}

/* Called when the process is about to die: nothing but system calls. */
static void
keep_input(void)
{
  gint file;

  if (current.keep == NULL || current.data == NULL)
    return;
  file = open(current.keep, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || write(file, current.data, current.size) < 0)
    say("the input could not be kept\n");
  else
    say("the input is kept in ");
  say(current.keep);
  say("\n");
}

static void
die(gint number)
{
  if (number == SIGALRM)
    say("the input takes too long\n");
  keep_input();
  signal(number, SIG_DFL);
  raise(number);
}

/* Of the address sanitizer, where it is linked: it has handlers of its own. */
extern void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static void
watch(void)
{
  static const gint faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};

  signal(SIGABRT, die);
  signal(SIGALRM, die);
  if (__sanitizer_set_death_callback != NULL) {
    __sanitizer_set_death_callback(keep_input);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
    signal(faults[i], die);
}

static void
run(const guint8 *data, gsize size)
{
  current.data = data;
  current.size = size;
  alarm(SECONDS_AN_INPUT);
  LLVMFuzzerTestOneInput(data, size);
  alarm(0);
  current.data = NULL;
}

/* The corpus */

typedef struct {
  gchar *name;
  guint8 *data;
  gsize size;
} Seed;

static void
free_seed(gpointer data)
{
  Seed *seed = data;

  g_free(seed->name);
  g_free(seed->data);
  g_free(seed);
}

static Seed *
load_seed(const gchar *path)
{
  g_autoptr(GError) error = NULL;
  Seed *seed = g_new0(Seed, 1);

  seed->name = g_path_get_basename(path);
  if (!g_file_get_contents(path, (gchar **)&seed->data, &seed->size, &error))
    g_error("%s", error->message);
  return seed;
}

static gint
compare_seeds(gconstpointer a, gconstpointer b)
{
  return strcmp((*(Seed *const *)a)->name, (*(Seed *const *)b)->name);
}

static GPtrArray *
load_corpus(const gchar *folder)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func(free_seed);
  g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
  const gchar *name;

  while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
    g_autofree gchar *path = g_build_filename(folder, name, NULL);

    g_ptr_array_add(seeds, load_seed(path));
  }
  g_ptr_array_sort(seeds, compare_seeds);
  return seeds;
}

/* Mutations */

static gsize
any_below(GRand *random, gsize end)
{
  return (gsize)g_rand_int_range(random, 0, (gint32)end);
}

/* What breaks parsers more often than any byte would. */
static GBytes *
pick_token(GRand *random)
{
  static const gchar *const tokens[] = {
    "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "\\", "\\u0000", "\\ud83d", "{", "}",
    "[", "]", ":", "=", "=== ", "#", "${", "}", "0", "9", "999999999999999999", "-", "–", ".", "..",
    "…", "%", "‰", "/", "(", ")", "x", " ", "\xc2\xa0", "\xef\xbb\xbf", "\xe2\x80\x8b", "đ", "Đ", "ý",
    "o\xcc\x80", "\xcc\xa3", "ﬁ", "²", "²⁰", "１２", "1.234", "1,234", "1e9", "2023", "2023-01/P6M",
    "P60M", "quý ", "tháng ", "năm ", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
  };
  const gchar *token = tokens[any_below(random, G_N_ELEMENTS(tokens))];

  return g_bytes_new_static(token, strlen(token));
}

/* Some bytes of any seed. */
static GBytes *
pick_excerpt(GRand *random, const GPtrArray *seeds)
{
  const Seed *seed = seeds->pdata[any_below(random, seeds->len)];
  gsize at = any_below(random, seed->size + 1);
  gsize n = any_below(random, 64) + 1;

  return g_bytes_new_static(seed->data + at, MIN(n, seed->size - at));
}

static void
insert(GRand *random, GByteArray *input, GBytes *bytes)
{
  gsize n, at = any_below(random, input->len + 1), rest = input->len - at;
  const guint8 *data = g_bytes_get_data(bytes, &n);

  g_byte_array_set_size(input, input->len + (guint)n);
  memmove(input->data + at + n, input->data + at, rest);
  if (n > 0)
    memcpy(input->data + at, data, n);
  g_bytes_unref(bytes);
}

static void
cut(GRand *random, GByteArray *input)
{
  gsize at = any_below(random, input->len);
  gsize most = g_rand_boolean(random) ? 4 : input->len;
  gsize n = any_below(random, most) + 1;

  g_byte_array_remove_range(input, (guint)at, (guint)MIN(n, input->len - at));
}

static void
change_byte(GRand *random, GByteArray *input)
{
  guint8 *byte = &input->data[any_below(random, input->len)];

  if (g_rand_boolean(random))
    *byte = (guint8)g_rand_int_range(random, 0, 256);
  else
    *byte ^= (guint8)(1u << any_below(random, 8));
}

static void
mutate_once(GRand *random, GByteArray *input, const GPtrArray *seeds)
{
  gsize kind = any_below(random, 5);

  if (input->len == 0 || kind == 0)
    insert(random, input, pick_token(random));
  else if (kind == 1)
    insert(random, input, pick_excerpt(random, seeds));
  else if (kind == 2)
    cut(random, input);
  else
    change_byte(random, input);
}

static GByteArray *
mutate(GRand *random, const GPtrArray *seeds)
{
  const Seed *seed = seeds->pdata[any_below(random, seeds->len)];
  GByteArray *input = g_byte_array_new();
  gsize n = any_below(random, 6) + 1;

  g_byte_array_append(input, seed->data, (guint)seed->size);
  for (gsize i = 0; i < n; i++)
    mutate_once(random, input, seeds);
  return input;
}

static guint64
get_number(const gchar *variable, guint64 otherwise)
{
  const gchar *text = g_getenv(variable);

  return text != NULL ? g_ascii_strtoull(text, NULL, 10) : otherwise;
}

static void
run_mutations(const GPtrArray *seeds, guint test)
{
  guint64 seed = get_number("CT_FUZZ_SEED", DEFAULT_SEED), n = 0;
  guint64 wanted = get_number("CT_FUZZ_MUTATIONS", DEFAULT_MUTATIONS);
  gint64 end = g_get_monotonic_time() + MOST_SECONDS * G_USEC_PER_SEC;
  GRand *random = g_rand_new_with_seed((guint32)seed);

  g_print("# seed %" G_GUINT64_FORMAT "\n", seed);
  for (; n < wanted && (n % 16 != 0 || g_get_monotonic_time() < end); n++) {
    g_autoptr(GByteArray) input = mutate(random, seeds);

    run(input->data, input->len);
  }
  g_print("ok %u - %" G_GUINT64_FORMAT " mutations\n", test, n);
  g_rand_free(random);
}

int
main(int argc, char **argv)
{
  g_autoptr(GPtrArray) seeds = NULL;

  if (argc < 2)
    g_error("usage: %s FOLDER [KEEP] | FILE", argv[0]);
  current.keep = argc > 2 ? argv[2] : NULL;
  watch();
  if (!g_file_test(argv[1], G_FILE_TEST_IS_DIR)) {
    g_autoptr(GPtrArray) one = g_ptr_array_new_with_free_func(free_seed);

    g_ptr_array_add(one, load_seed(argv[1]));
    run(((Seed *)one->pdata[0])->data, ((Seed *)one->pdata[0])->size);
    return 0;
  }
  seeds = load_corpus(argv[1]);
  if (seeds->len == 0)
    g_error("%s: no corpus", argv[1]);
  g_print("1..%u\n", seeds->len + 1);
  for (guint i = 0; i < seeds->len; i++) {
    const Seed *seed = seeds->pdata[i];

    run(seed->data, seed->size);
    g_print("ok %u - %s\n", i + 1, seed->name);
  }
  run_mutations(seeds, seeds->len + 1);
  return 0;
}
