namespace Appwacht.Register.Tests;

public class ControlHistoryTests
{
    [Fact]
    public void Every_change_of_hands_begins_a_new_stretch()
    {
        var register = new RegisterText().WithEdges(
            "app:kwebbel,maker,published-by,,,,,confirmed", "maker,owner,owned-by,,,2016-01,2020-06,confirmed", "maker,holding,owned-by,10,,2017,,confirmed").Read();
        var history = ControlHistory.Of(register.Find("kwebbel")!, register, Country.Netherlands);
        Assert.Equal(
            ["..: NL", "2016-01-01..: CN", "2020-06-01..: NL"],
            history.Select(stretch => $"{stretch.From:yyyy-MM-dd}..: {string.Join(' ', stretch.Countries.Select(path => path.Country))}"));
    }

    [Fact]
    public void An_app_that_never_changed_hands_has_one_stretch()
    {
        var register = new RegisterText().WithEdges("app:kwebbel,maker,published-by,,,,,confirmed").Read();
        Assert.Null(Assert.Single(ControlHistory.Of(register.Find("kwebbel")!, register, Country.Netherlands)).From);
    }

    [Fact]
    public void Knowing_better_is_a_change_too()
    {
        var register = new RegisterText().WithEdges("app:kwebbel,owner,published-by,,,,2020,presumed", "app:kwebbel,owner,controlled-by,,,2020,,confirmed").Read();
        Assert.Equal(2, ControlHistory.Of(register.Find("kwebbel")!, register, Country.Netherlands).Count);
    }
}
