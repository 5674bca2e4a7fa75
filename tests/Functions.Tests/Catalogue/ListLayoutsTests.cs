using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Catalogue;

[Collection(PlatformTests.Name)]
public sealed class ListLayoutsTests(PlatformFixture platform)
{
    [Fact]
    public async Task Lists_layouts_with_the_fewest_seats_first()
    {
        var name = CatalogueCalls.Word();
        var large = await platform.AddLayoutAsync(CatalogueCalls.Layout(
            name, CatalogueCalls.Section("VIP", 2, 10), CatalogueCalls.Section("R", 3, 10)));
        var small = await platform.AddLayoutAsync(CatalogueCalls.Layout(name, CatalogueCalls.Section("A", 1, 10)));

        var answer = await platform.GetAsync("/api/v1/seats/layouts");
        var layouts = answer.Body.GetProperty("layouts").EnumerateArray().ToArray();

        Assert.Equal(["layouts"], answer.Body.Members());
        Assert.Equal(
            layouts.Select(layout => layout.GetProperty("total_seats").GetInt32()).Order(),
            layouts.Select(layout => layout.GetProperty("total_seats").GetInt32()));
        Assert.Equal(
            [small, large],
            layouts.Where(layout => layout.GetProperty("name").GetString() == name).Select(layout => layout.Id()));
        Assert.Equal(
            $$"""{"id":"{{large}}","name":"{{name}}","description":null,"total_seats":50"""
                + ""","layout_config":{"sections":[{"name":"R","rows":3,"seatsPerRow":10,"price":70000,"startRow":1},"""
                + """{"name":"VIP","rows":2,"seatsPerRow":10,"price":70000,"startRow":1}]}}""",
            layouts.Single(layout => layout.Id() == large).GetRawText());
    }
}
