using System.Text;
using Appwacht.Connectors.Files;

namespace Appwacht.Connectors.Tests.Files;

public class TextPoolTests
{
    [Fact]
    public void The_same_bytes_give_the_same_string()
    {
        var pool = new TextPool();
        foreach (var text in (string[])["TikTok", "Financiën", "抖音", "a\u0001b"])
            Assert.Same(pool.Get(Encoding.UTF8.GetBytes(text)), pool.Get(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void It_never_gives_another_text_than_the_bytes_say_however_many_there_are()
    {
        var pool = new TextPool();
        for (var i = 0; i < 400_000; i++)
        {
            var number = i * 7919L % 200_000;
            Assert.Equal($"é{number}", pool.Get(Encoding.UTF8.GetBytes($"é{number}")));
            Assert.Equal($"{number}", pool.Get(Encoding.ASCII.GetBytes($"{number}")));
        }
    }

    [Fact]
    public void Reading_the_same_rows_again_makes_no_new_strings()
    {
        var pool = new TextPool();
        byte[][] names = [.. Enumerable.Range(0, 500).Select(i => Encoding.ASCII.GetBytes($"com.example.app{i}"))];
        foreach (var name in names)
            pool.Get(name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            foreach (var name in names)
                pool.Get(name);
        // A string for each would be three million bytes. What is not compiled well yet boxes a little, for longer on a busy machine.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000);
    }
}
