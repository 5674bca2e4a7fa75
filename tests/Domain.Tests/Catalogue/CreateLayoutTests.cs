using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class CreateLayoutTests
{
    private static readonly CataloguePolicy Policy = new();
    private static readonly SeatSection Stalls = new("A", 2, 10, 70_000, 1);

    private readonly CatalogueFixture _fixture = new();

    public static TheoryData<SeatSection> InvalidSections =>
    [
        Stalls with { Name = "" },
        Stalls with { Name = " A" },
        Stalls with { Name = new string('A', Policy.SectionNameLengthMax + 1) },
        Stalls with { Rows = 0 },
        Stalls with { SeatsPerRow = 0 },
        Stalls with { StartRow = 0 },
        Stalls with { Rows = int.MaxValue },
        Stalls with { SeatsPerRow = int.MaxValue },
        Stalls with { StartRow = int.MaxValue },
        Stalls with { Rows = 1_001, SeatsPerRow = 100 },
        Stalls with { Name = "ABCDEFGHIJ", StartRow = 99_999, SeatsPerRow = 100 },
        Stalls with { Price = -1 },
        Stalls with { Price = Policy.PriceMax + 1 },
    ];

    public static TheoryData<SeatSection> ValidSections =>
    [
        Stalls,
        Stalls with { Name = new string('A', Policy.SectionNameLengthMax) },
        Stalls with { Rows = 1_000, SeatsPerRow = 100 },
        Stalls with { Name = "ABCDEFGHIJ", StartRow = 99_998, SeatsPerRow = 100 },
        Stalls with { Price = 0 },
        Stalls with { Price = Policy.PriceMax },
    ];

    [Theory]
    [MemberData(nameof(ValidSections))]
    public async Task Stores_a_valid_layout(SeatSection section)
    {
        var made = CatalogueFixture.Accepted(
            await _fixture.CreateLayout.ExecuteAsync(" Hall ", "note", [section], null, default));

        var stored = Assert.Single(await new ListLayouts(_fixture.Memory).ExecuteAsync(default));
        Assert.Equal(("Hall", "note", section.SeatCount), (stored.Name, stored.Description, stored.SeatCount));
        Assert.Equal(made.Id, stored.Id);
    }

    [Theory]
    [MemberData(nameof(InvalidSections))]
    public async Task Rejects_an_invalid_section(SeatSection section) =>
        Assert.Equal("catalogue.bad-field", await CodeAsync("Hall", null, section));

    [Fact]
    public async Task Rejects_names_notes_and_section_counts_beyond_their_limits()
    {
        var many = Enumerable.Range(1, Policy.SectionCountMax + 1)
            .Select(i => Stalls with { Name = $"S{i}", Rows = 1 })
            .ToArray();

        Assert.Null(
            await CodeAsync(new string('x', Policy.NameLengthMax), new string('x', Policy.NoteLengthMax), many[1..]));
        Assert.Equal("catalogue.bad-field", await CodeAsync("Hall", null, many));
        Assert.Equal("catalogue.bad-field", await CodeAsync("Hall", null));
        Assert.Equal("catalogue.bad-field", await CodeAsync(" ", null, Stalls));
        Assert.Equal("catalogue.bad-field", await CodeAsync(new string('x', Policy.NameLengthMax + 1), null, Stalls));
        Assert.Equal("catalogue.bad-field", await CodeAsync("Hall", new string('x', Policy.NoteLengthMax + 1), Stalls));
        Assert.Equal("catalogue.bad-field", await CodeAsync("Hall", null, Stalls, Stalls));
    }

    [Fact]
    public async Task Rejects_a_layout_above_the_catalogue_limit()
    {
        var fixture = new CatalogueFixture(new CataloguePolicy { LayoutCountMax = 1 });
        await fixture.AddLayoutAsync();

        var result = await fixture.CreateLayout.ExecuteAsync("Another", null, [Stalls], null, default);

        Assert.Equal("catalogue.full", result.Error?.Code);
    }

    private async Task<string?> CodeAsync(string name, string? description, params SeatSection[] sections) =>
        (await _fixture.CreateLayout.ExecuteAsync(name, description, sections, null, default)).Error?.Code;
}
