namespace Serverless.Domain.Tickets;

/// <summary>Codes as images to be scanned.</summary>
public interface ITicketImages
{
    /// <summary>A PNG of at most so many pixels a side: each square of the code is a whole number of them.</summary>
    byte[] DrawPng(string code, int pixelsMax);

    /// <summary>An SVG of so many pixels a side, in UTF-8.</summary>
    byte[] DrawSvg(string code, int pixels);
}
